import type { Compiling } from '../compile/compiling.ts';
import type { Reporting } from '../issues.ts';
import { isMap, own, listOf as partsOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { boolean } from '../properties/boolean.ts';
import { type Cell, dynamic, joinCells, listCells, literal, mapCell, readCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { list as listOfParts } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { INKS, optionalPaint, paint } from '../properties/paint.ts';
import { plain } from '../properties/property.ts';
import { compileTable, optional, record } from '../properties/record.ts';
import { text as plainText } from '../properties/text.ts';
import type { ResolvedFont, ResolvedPaint, ResolvedSpan, ResolvedTextFit } from '../resolved.ts';
import { applyCase, type LetterCase } from '../text/casing.ts';
import { cutText } from '../text/clean.ts';
import type { MarkedRun } from '../text/markup.ts';
import type { LayerDefinition } from './definition.ts';
import { boldOf, fontProperties, sized } from './font.ts';
import { textStroke } from './stroke.ts';
import { list, listOf } from './text-list.ts';
import { compileRuns } from './text-runs.ts';

const font = fontProperties(400);
const color = paint('#000000', 'What the letters are painted with.', INKS);
const visible = boolean(true, 'Whether the row shows the span.');

const properties = {
  text: plainText('', 'Text with {{ }} blocks; **bold** where the template itself says so.'),
  spans: listOfParts(
    record({
      text: plainText(''),
      font: optional(font),
      color: optionalPaint("The layer's, unless written.", INKS),
      visible,
    }),
    { max: 100, summary: 'Instead of `text`: runs with their own font or colour, in one paragraph.' },
  ),
  markup: plain(boolean(true, 'Whether ** makes bold.')),
  font,
  color,
  align: choice(
    ['start', 'center', 'end', 'left', 'right', 'justify'],
    'start',
    'justify widens the spaces of all lines but the last of a paragraph.',
  ),
  verticalAlign: choice(['top', 'middle', 'bottom'], 'top'),
  verticalTrim: choice(
    ['none', 'cap'],
    'none',
    'cap: from the top of the capitals to the last baseline, so that words in buttons look centred.',
  ),
  direction: choice(['auto', 'ltr', 'rtl'], 'auto', 'auto: from the first strong letter.'),
  stroke: textStroke,
  letterCase: choice(['none', 'upper', 'lower', 'title'], 'none', "By the rules of the row's language."),
  columns: record(
    {
      count: number({ default: 1, min: 1, max: 12, integer: true }),
      gap: number({ default: 16, min: 0, max: 4096, unit: 'px' }),
    },
    'Lines flow through columns side by side, of even heights where the height hugs.',
  ),
  list,
  paragraphSpacing: number({ default: 0, min: 0, max: 4096, unit: 'px', summary: 'Between paragraphs.' }),
  indent: number({
    default: 0,
    min: 0,
    max: 4096,
    unit: 'px',
    summary: "Before a paragraph's first line; not in lists.",
  }),
  fit: record(
    {
      mode: choice(['fixed', 'shrink', 'grow', 'balance'], 'fixed', 'What happens when the text and the box disagree.'),
      minSize: number({ default: null, min: 1, max: 2000, unit: 'px', summary: 'Not written: half the size.' }),
      maxSize: number({ default: null, min: 1, max: 4096, unit: 'px', summary: 'Not written: four times the size.' }),
      maxLines: number({
        default: 0,
        min: 0,
        max: 1000,
        integer: true,
        summary: 'In all columns together; not where what overflows is visible. 0: as many as the box holds.',
      }),
      overflow: choice(
        ['ellipsis', 'clip', 'visible'],
        'ellipsis',
        'How what does not fit is cut; visible cuts nothing.',
      ),
    },
    'How the text is made to fit its box.',
  ),
} as const;

export const text: LayerDefinition = {
  type: 'text',
  summary: 'A paragraph of text.',
  properties,
  container: false,
  hugs: true,
  compile({ raw, at }) {
    const {
      text: _text,
      spans: _spans,
      markup,
      fit,
      font: written,
      letterCase,
      color: paintCell,
      list: writtenList,
      ...look
    } = compileTable({ ...properties, text: TAKEN, spans: TAKEN }, raw, at);
    const base = mapCell(written, (given) => sized(given, DEFAULT_SIZE));
    const spans = partsOf(own(raw, 'spans'));
    const runs =
      spans.length > 0
        ? spans.slice(0, 100).map((span, index) => spanRuns(span, raw, at.at('spans').at(index), paintCell))
        : [textRuns(raw, at, base, paintCell, markup.literal ? markup.value : true)];
    const cells = joinCells({
      type: literal('text' as const),
      ...look,
      list: mapCell(writtenList, listOf),
      spans: spansOf(listCells(runs), letterCase, at.at(spans.length > 0 ? 'spans' : 'text')),
      fit,
    });
    return mapCell(cells, (given) => ({ ...given, fit: fitOf(given.fit, given.spans[0]!.font.size) }));
  },
};

const DEFAULT_SIZE = 16;

/** Stands in for the properties that `textRuns` and `spanRuns` compile themselves, markup and all. */
const TAKEN = { ...plainText(''), compile: () => literal('') };

interface Runs {
  readonly runs: readonly MarkedRun[];
  readonly font: ResolvedFont;
  readonly bold: ResolvedFont;
  readonly color: ResolvedPaint;
}

function textRuns(
  raw: unknown,
  at: Compiling,
  base: Cell<ResolvedFont>,
  paintCell: Cell<ResolvedPaint>,
  markup: boolean,
) {
  return joinCells<Runs>({
    runs: compileRuns(own(raw, 'text'), at.at('text'), markup),
    font: base,
    bold: mapCell(base, boldOf),
    color: paintCell,
  });
}

/** A span has the layer's font and colour wherever it does not say otherwise; hidden, it has no runs. */
function spanRuns(span: unknown, raw: unknown, at: Compiling, paintCell: Cell<ResolvedPaint>): Cell<Runs> {
  const ownFont = own(span, 'font');
  const layerFont = own(raw, 'font');
  const merged = { ...(isMap(layerFont) ? layerFont : {}), ...(isMap(ownFont) ? ownFont : {}) };
  const spanFont = mapCell(font.compile(merged, at.at('font')), (given) => sized(given, DEFAULT_SIZE));
  const shown = visible.compile(own(span, 'visible'), at.at('visible'));
  const written = compileRuns(own(span, 'text'), at.at('text'), false);
  return joinCells<Runs>({
    runs:
      shown.literal && written.literal
        ? literal(shown.value ? written.value : [])
        : dynamic((frame) => (readCell(shown, frame) ? readCell(written, frame) : [])),
    font: spanFont,
    bold: spanFont,
    color: own(span, 'color') == null ? paintCell : color.compile(own(span, 'color'), at.at('color')),
  });
}

function spansOf(
  parts: Cell<readonly Runs[]>,
  letterCase: Cell<LetterCase>,
  at: Compiling,
): Cell<readonly ResolvedSpan[]> {
  if (parts.literal && letterCase.literal && letterCase.value === 'none') {
    return literal(buildSpans(parts.value, 'none', 'en', at));
  }
  const { place } = at;
  return dynamic((frame) =>
    buildSpans(readCell(parts, frame), readCell(letterCase, frame), frame.env.locale, frame.issues.at(place)),
  );
}

function buildSpans(
  parts: readonly Runs[],
  letterCase: LetterCase,
  locale: string,
  report: Reporting,
): readonly ResolvedSpan[] {
  const spans: ResolvedSpan[] = [];
  for (const { runs, font: plain, bold, color: painted } of parts) {
    for (const run of runs) {
      if (run.text !== '') spans.push({ text: run.text, font: run.bold ? bold : plain, color: painted });
    }
  }
  const [first] = parts;
  if (spans.length === 0 && first) return [{ text: '', font: first.font, color: first.color }];
  const cased = applyCase(
    spans.map((span) => span.text),
    letterCase,
    locale,
  );
  return fitSpans(
    spans.map((span, index) => ({ ...span, text: cased[index]! })),
    report,
  );
}

/** The spans of a layer are one text, so they share the room of one. */
function fitSpans(spans: readonly ResolvedSpan[], report: Reporting): readonly ResolvedSpan[] {
  const length = spans.reduce((sum, span) => sum + span.text.length, 0);
  if (length <= LIMITS.textLength) return spans;
  const limit = LIMITS.textLength;
  report.problem('text_too_long', `The text has ${length} characters and was cut to ${limit}.`);
  let room: number = limit;
  return spans.flatMap((span) => {
    const text = cutText(span.text, room);
    room -= text.length;
    // Half of a pair that did not fit leaves a unit of room, which no later span may take.
    if (text !== span.text) room = 0;
    return text === '' ? [] : [{ ...span, text }];
  });
}

type WrittenFit = Omit<ResolvedTextFit, 'minSize' | 'maxSize'> & { minSize: number | null; maxSize: number | null };

/** `size` is the first shown span's: the one that is shrunk and grown, and which the others follow. */
function fitOf(fit: WrittenFit, size: number): ResolvedTextFit {
  return {
    ...fit,
    minSize: Math.min(size, fit.minSize ?? Math.max(1, size / 2)),
    maxSize: Math.max(size, fit.maxSize ?? size * 4),
  };
}
