import type { ResolvedText } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import type { LaidOutText } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import type { FontLibrary, TextLayout } from '../text/index.ts';
import { hasNumbers, runningText } from './running-number.ts';

export interface CountContext {
  readonly fonts: FontLibrary;
  /** BCP 47. */
  readonly locale: string;
}

export function isCountable({ layer, text }: LaidOutText): boolean {
  return !text.truncated && layer.spans.some((span) => hasNumbers(span.text));
}

/**
 * The text with its numbers on their way, at the size and in the lines that the finished text was given. A text of one
 * line is set anew, aligned as it is; in several lines the numbers keep all their digits, so that no word moves to
 * another line. Where the lines would fall otherwise all the same, the finished text stands.
 */
export function countedText(laidOut: LaidOutText, from: number, share: number, context: CountContext): LaidOutText {
  if (share >= 1 || !isCountable(laidOut)) return laidOut;
  const { layer, box, text } = laidOut;
  const isLine = text.lines.length === 1;
  const counting = { from, share, locale: context.locale, padded: !isLine };
  const running: ResolvedText = {
    ...layer,
    spans: layer.spans.map((span) => ({
      ...span,
      text: runningText(span.text, counting),
      font: {
        ...span.font,
        size: span.font.size * text.scale,
        letterSpacing: span.font.letterSpacing * text.scale,
      },
    })),
    fit: { ...layer.fit, mode: 'fixed', maxLines: text.lines.length, overflow: 'visible' },
  };
  // Other digits may be wider than those of the end; with a little more room they break no line.
  for (const slack of isLine ? [1] : SLACKS) {
    const room = { ...box, width: box.width * (1 + slack) + (isLine ? text.width : 0) };
    const set = setAlone(running, room, context);
    if (set && (isLine ? set.text.lines.length === 1 : hasLinesOf(set.text, text))) {
      return { ...set, layer: running, box, text: narrowed(set.text, room.width, box.width) };
    }
  }
  return laidOut;
}

const SLACKS = [0, 0.02, 0.05, 0.1, 0.2];

/** As many characters in every line: padded numbers are as long as the finished ones. */
function hasLinesOf(text: TextLayout, finished: TextLayout): boolean {
  const lengths = ({ lines }: TextLayout): string =>
    lines.map(({ runs }) => runs.reduce((sum, run) => sum + run.text.length, 0)).join();
  return lengths(text) === lengths(finished);
}

/** The same lines in a box of another width, aligned as they are. */
function narrowed(text: TextLayout, from: number, to: number): TextLayout {
  const lines = text.lines.map((line) => {
    const share = from > line.width ? line.x / (from - line.width) : 0;
    const by = (to - from) * share;
    return { ...line, x: line.x + by, runs: line.runs.map((run) => ({ ...run, x: run.x + by })) };
  });
  return { ...text, lines };
}

function setAlone(layer: ResolvedText, box: Rect, { fonts, locale }: CountContext): LaidOutText | undefined {
  const sizing = { ...FIXED, grow: 1 } as const;
  const page = { id: '', durationMs: 0, layers: [{ ...layer, box, sizing }] };
  const scene = { ...box, locale, altText: '', pages: [page], values: {}, issues: [] };
  const [set] = layoutPage(scene, { fonts, images: new Map() }).page.layers;
  return set?.type === 'text' ? set : undefined;
}

const FIXED = {
  width: 'fixed',
  height: 'fixed',
  minWidth: null,
  maxWidth: null,
  minHeight: null,
  maxHeight: null,
} as const;
