import type { ResolvedSpan } from '@pictify/scene';
import { type FontSelection, type HanVariant, SMALL_CAPITALS } from '../fonts/index.ts';
import type { ShapingFace } from '../fonts/shaping-face.ts';
import { bidiLevels } from './bidi.ts';
import { graphemeStarts } from './graphemes.ts';
import { ItemBuilder, shapeItems } from './itemize.ts';
import { lineBreaks, type WordBreaker } from './line-break.ts';
import type { Paragraph } from './paragraphs.ts';
import { INK, INVISIBLE, type PreparedParagraph, SOFT_HYPHEN, SPACE } from './prepared-text.ts';
import { type ScriptName, scriptOf } from './script.ts';
import { advanceOf } from './text-item.ts';
import { type FacedCluster, oneFaceForEachWord } from './word-faces.ts';

export interface PrepareContext {
  readonly spans: readonly ResolvedSpan[];
  /** The fonts of each span. */
  readonly selections: readonly FontSelection[];
  readonly han: readonly HanVariant[];
  readonly direction: 'auto' | 'ltr' | 'rtl';
  readonly breakWords: WordBreaker;
  /** BCP 47; how capitals are made of letters. */
  readonly locale: string;
  /** Collects what no font has. */
  readonly missing: Set<string>;
}

export function prepareParagraph(paragraph: Paragraph, context: PrepareContext): PreparedParagraph {
  const { text } = paragraph;
  const { base, levels } = bidiLevels(text, context.direction);
  const starts = graphemeStarts(text);
  const length = starts.length - 1;
  const kinds = new Uint8Array(length);
  const clusters: FacedCluster[] = [];
  let previous: ShapingFace | null = null;
  let previousSpan = -1;
  for (let at = 0; at < length; at++) {
    const start = starts[at]!;
    const cluster = text.slice(start, starts[at + 1]);
    const span = paragraph.spans[start]!;
    if (span !== previousSpan) previous = null;
    previousSpan = span;
    const kind = kindOf(cluster);
    kinds[at] = kind;
    const selection = context.selections[span]!;
    if (kind === INVISIBLE || kind === SOFT_HYPHEN) {
      clusters.push({ kind, span, script: null, shown: '', face: previous ?? selection.primary });
      continue;
    }
    const { face, shown } = chooseFace(cluster, selection, previous, context);
    previous = face;
    clusters.push({ kind, span, script: clusterScript(shown), shown, face });
  }
  oneFaceForEachWord(clusters, (span) => context.selections[span]!.primary);

  const builder = new ItemBuilder(context.spans);
  for (const [at, { kind, span, script, shown, face }] of clusters.entries()) {
    const level = levels[starts[at]!]!;
    if (kind === INVISIBLE || kind === SOFT_HYPHEN) {
      builder.addInvisible(span, level, face);
      continue;
    }
    const selection = context.selections[span]!;
    const capital = smallCapital(shown, selection, face, context.locale);
    if (capital === null) builder.add(shown, span, level, face, script);
    else {
      const capitalFace = face.coverage.covers(capital) ? face : selection.match(capital, face, context.han);
      builder.add(capital, span, level, capitalFace ?? face, script, SMALL_CAPITALS);
    }
  }
  const items = shapeItems(builder.finish());
  const { itemOf, advances } = measureClusters(items, length);
  const opportunities = lineBreaks(text, context.breakWords);
  const breaks = Uint8Array.from(starts, (start) => opportunities[start]!);
  const overridden = OVERRIDES.test(text);
  return { base, overridden, firstSpan: paragraph.firstSpan, length, kinds, breaks, items, itemOf, advances };
}

/** What no font has in its own form is shown in its plain one (𝓐 as A); what has none is reported, and shown as �. */
function chooseFace(
  cluster: string,
  selection: FontSelection,
  previous: ShapingFace | null,
  { han, missing }: PrepareContext,
): { face: ShapingFace; shown: string } {
  for (const shown of new Set([cluster, cluster.normalize('NFKC')])) {
    const face = selection.match(shown, previous, han);
    if (face) return { face, shown };
  }
  missing.add(cluster);
  return { face: selection.replacement, shown: '\ufffd' };
}

/** The capital that stands in, smaller, for a small capital that the face does not have. */
function smallCapital(shown: string, selection: FontSelection, face: ShapingFace, locale: string): string | null {
  if (!selection.lacksSmallCaps(shown, face)) return null;
  const capital = shown.toLocaleUpperCase(locale);
  return capital === shown ? null : capital;
}

const OVERRIDES = /[\u202d\u202e]/;
const SPACES = /^[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]$/;
const FORMAT = /^[\p{Cc}\p{Default_Ignorable_Code_Point}]+$/u;

function kindOf(cluster: string): number {
  const unit = cluster.charCodeAt(0);
  if (cluster.length === 1 && unit > 0x20 && unit < 0x7f) return INK;
  if (cluster === '\u00ad') return SOFT_HYPHEN;
  if (SPACES.test(cluster)) return SPACE;
  return FORMAT.test(cluster) ? INVISIBLE : INK;
}

function clusterScript(cluster: string): ScriptName | null {
  for (let at = 0; at < cluster.length; ) {
    const point = cluster.codePointAt(at)!;
    const script = scriptOf(point);
    if (script) return script;
    at += point > 0xffff ? 2 : 1;
  }
  return null;
}

function measureClusters(
  items: PreparedParagraph['items'],
  length: number,
): Pick<PreparedParagraph, 'itemOf' | 'advances'> {
  const itemOf = new Uint32Array(length);
  const advances = new Float64Array(length + 1);
  for (const [index, item] of items.entries()) {
    for (let at = item.first; at < item.end; at++) {
      itemOf[at] = index;
      const from = at === item.first ? 0 : item.offsets[at - item.first]!;
      const to = at + 1 === item.end ? item.text.length : item.offsets[at + 1 - item.first]!;
      advances[at + 1] = advances[at]! + advanceOf(item, item.shaped, from, to);
    }
  }
  return { itemOf, advances };
}
