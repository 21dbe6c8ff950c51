import type { Issue } from '@pictify/expr';
import { hanOrder } from '../fonts/han.ts';
import type { FontLibrary, FontSelection } from '../fonts/index.ts';
import { RecentCache } from '../fonts/recent-cache.ts';
import { clampLines, type Ellipsis } from './clamp.ts';
import { type FitProblem, fitText } from './fit.ts';
import { ItemBuilder, shapeItems } from './itemize.ts';
import { spanBoxes } from './line-metrics.ts';
import { placeLines } from './place-lines.ts';
import type { SetParagraph } from './set-paragraph.ts';
import { setParagraphs } from './set-paragraphs.ts';
import { TextBudget, textLength } from './text-budget.ts';
import type { TextItem } from './text-item.ts';
import type { TextLayout, TextRequest } from './text-layout.ts';

/**
 * Breaks, fits and places text. Shaping happens once per text, whatever the fit mode tries, which is as much as the
 * page's budget allows. Never throws at text; fonts that cannot be read do.
 */
export function layoutText(
  request: TextRequest,
  fonts: FontLibrary,
  budget: TextBudget = new TextBudget(),
): TextLayout {
  budget.spend(textLength(request.spans));
  const selections = request.spans.map(({ font }) => fonts.select(font));
  const { paragraphs, missing } = prepared(request, selections, fonts);
  const unknown = request.spans.filter((_, index) => !selections[index]!.known).map(({ font }) => font.family);
  const issues: Issue[] = [...new Set(unknown)].map(unknownFont);
  issues.push(...new Set(selections.flatMap((selection) => selection.issues)));
  if (missing.length > 0) issues.push(missingGlyphs(missing));
  if (paragraphs.length === 0) return { lines: [], width: 0, height: 0, scale: 1, issues, truncated: false };
  const problem: FitProblem = {
    paragraphs,
    boxes: spanBoxes(request.spans, selections),
    ...columnsOf(request),
    height: request.height,
    trim: request.verticalTrim === 'cap',
    fit: request.fit,
    size: request.spans[0]!.font.size,
    budget,
  };
  const { lines: broken, scale, atMinimum, unfinished } = fitText(problem);
  const ellipsisAfter = (item: TextItem): Ellipsis => ellipsis(item, selections[item.span]!, request);
  const { lines: clamped, truncated } = clampLines(problem, broken, scale, ellipsisAfter);
  const { lines, width, height } = placeLines(clamped, scale, problem, request);
  if (atMinimum) issues.push(shrunkToMinimum(problem.size * scale));
  if (unfinished) issues.push(tooMuchToFit());
  if (truncated) issues.push(clipped(lines.length, broken.length));
  return { lines, width, height, scale, issues, truncated };
}

/** Columns need a width to divide; without one there is a single column. */
function columnsOf({ width, columns }: TextRequest): Pick<FitProblem, 'width' | 'columns' | 'balanced'> {
  if (!columns || columns.count <= 1 || !Number.isFinite(width)) return { width, columns: 1, balanced: false };
  const { count, gap, balanced } = columns;
  return { width: Math.max(0, width - gap * (count - 1)) / count, columns: count, balanced };
}

interface PreparedText {
  readonly paragraphs: readonly SetParagraph[];
  readonly missing: readonly string[];
}

/**
 * Texts that come again (the same layer measured and laid out, the same words in every row) are not prepared again. As
 * many as hold this many units together: a prepared text takes some hundred bytes for each.
 */
const REMEMBERED_UNITS = 100_000;
/** What a text takes besides that of its units, in units. */
const UNITS_PER_TEXT = 250;
const preparedTexts = new WeakMap<FontLibrary, RecentCache<PreparedText>>();

function prepared(request: TextRequest, selections: readonly FontSelection[], fonts: FontLibrary): PreparedText {
  let cache = preparedTexts.get(fonts);
  if (!cache) preparedTexts.set(fonts, (cache = new RecentCache(REMEMBERED_UNITS)));
  const { spans, direction, locale, list, paragraphSpacing, indent } = request;
  const style = [list && [list.style, list.marker, list.gap, list.start], paragraphSpacing, indent];
  const key = `${direction} ${locale} ${JSON.stringify([style, ...spans.map(({ text, font }) => [text, font])])}`;
  const known = cache.get(key);
  if (known) return known;
  const missing = new Set<string>();
  const han = hanOrder(locale, spans.map((span) => span.text).join(''));
  const context = { spans, selections, han, direction, breakWords: fonts.breakWords, missing, locale };
  const paragraphs = setParagraphs(request, context);
  const text = { paragraphs, missing: [...missing] };
  cache.set(
    key,
    text,
    spans.reduce((units, span) => units + span.text.length, UNITS_PER_TEXT),
  );
  return text;
}

function ellipsis(item: TextItem, selection: FontSelection, request: TextRequest): Ellipsis {
  const face = selection.match('…', item.face, ['jp', 'kr', 'sc']);
  const builder = new ItemBuilder(request.spans);
  builder.add(face ? '…' : '...', item.span, item.level, face ?? selection.primary, null);
  const [own] = shapeItems(builder.finish());
  const advance = own!.shaped.advances[own!.text.length]! * own!.font.size;
  return { item: own!, advance };
}

function unknownFont(family: string): Issue {
  return {
    code: 'font_unknown',
    severity: 'warning',
    message: `There is no font “${family}”; another is used instead.`,
  };
}

function missingGlyphs(clusters: readonly string[]): Issue {
  const names = clusters.map((cluster) => {
    const points = Array.from(cluster, (character) =>
      character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'),
    );
    return `${cluster} (${points.map((point) => `U+${point}`).join(' ')})`;
  });
  const shown = names.slice(0, 10).join(', ');
  const more = names.length > 10 ? ` and ${names.length - 10} more` : '';
  return { code: 'glyph_missing', severity: 'warning', message: `No font has ${shown}${more}; � is shown instead.` };
}

function shrunkToMinimum(size: number): Issue {
  const message = `The text does not fit even at its smallest size of ${Number(size.toFixed(2))} px.`;
  return { code: 'text_shrunk_to_minimum', severity: 'warning', message };
}

function tooMuchToFit(): Issue {
  const message = 'The page has so much text to fit that this one is not fitted to its box any more.';
  return { code: 'text_too_much', severity: 'warning', message };
}

function clipped(shown: number, all: number): Issue {
  return { code: 'text_clipped', severity: 'warning', message: `Only ${shown} of ${all} lines of the text fit.` };
}
