import { type BidiClass, bidiClass } from './bidi-class.ts';
import { explicitLevels, isRemoved } from './bidi-explicit.ts';
import { resolveNeutral } from './bidi-neutral.ts';
import { isolatingRunSequences } from './bidi-sequences.ts';
import { resolveWeak } from './bidi-weak.ts';

export interface BidiParagraph {
  /** The paragraph's own level: 0 left to right, 1 right to left. */
  readonly base: number;
  /** The embedding level of every UTF-16 unit, even: left to right, odd: right to left. */
  readonly levels: Uint8Array;
}

/**
 * Levels by UAX 9 (Unicode 17) of one paragraph. `auto`: the first strong character decides, left to right where there
 * is none. A paragraph separator inside is a space: where paragraphs end is the caller's.
 */
export function bidiLevels(text: string, direction: 'auto' | 'ltr' | 'rtl'): BidiParagraph {
  if (direction !== 'rtl' && !RIGHT_TO_LEFT.test(text)) return { base: 0, levels: new Uint8Array(text.length) };
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  const classes = points.map((point) => {
    const own = bidiClass(point);
    return own === 'B' ? 'WS' : own;
  });
  const { base, levels } = resolveLevels(classes, direction, points);
  if (points.length === text.length) return { base, levels };
  const units = new Uint8Array(text.length);
  let at = 0;
  for (const [index, point] of points.entries()) {
    units[at++] = levels[index]!;
    if (point > 0xffff) units[at++] = levels[index]!;
  }
  return { base, levels: units };
}

/**
 * Levels by character, as they are if the paragraph is one line. Characters that the algorithm takes no notice of have
 * the level of the one before them.
 */
export function resolveLevels(
  original: readonly BidiClass[],
  direction: 'auto' | 'ltr' | 'rtl',
  points: readonly number[] | null,
): BidiParagraph {
  const text = explicitLevels(original, direction);
  const { classes, levels, base } = text;
  for (const sequence of isolatingRunSequences(text)) {
    resolveWeak(sequence, classes);
    resolveNeutral(sequence, text, points);
    for (const at of sequence.positions) levels[at] = implicitLevel(levels[at]!, classes[at]!);
  }
  for (let at = 0; at < original.length; at++) {
    if (isRemoved(original[at]!)) levels[at] = at === 0 ? base : levels[at - 1]!;
  }
  resetWhiteSpace(original, levels, base);
  return { base, levels };
}

/** I1, I2. */
function implicitLevel(level: number, own: BidiClass): number {
  if (level % 2 === 1) return own === 'R' ? level : level + 1;
  return own === 'L' ? level : own === 'R' ? level + 1 : level + 2;
}

/** L1: separators, and white space before them and at the end, have the paragraph's level. */
function resetWhiteSpace(original: readonly BidiClass[], levels: Uint8Array, base: number): void {
  let trailing = true;
  for (let at = original.length - 1; at >= 0; at--) {
    const own = original[at]!;
    if (own === 'B' || own === 'S') trailing = true;
    else if (!TRAILS.has(own) && !isRemoved(own)) trailing = false;
    if (trailing) levels[at] = base;
  }
}

const TRAILS: ReadonlySet<BidiClass> = new Set<BidiClass>(['WS', 'LRI', 'RLI', 'FSI', 'PDI']);

/** Right-to-left scripts and the characters that control direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The visual order of a line's pieces, left to right, as indices (rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = levels.reduce((most, level) => Math.max(most, level), 0);
  for (let level = highest; level > 0; level--) {
    for (let at = 0; at < order.length; at++) {
      if (levels[order[at]!]! < level) continue;
      let end = at;
      while (end + 1 < order.length && levels[order[end + 1]!]! >= level) end++;
      reverse(order, at, end);
      at = end;
    }
  }
  return order;
}

function reverse(order: number[], first: number, last: number): void {
  for (let from = first, to = last; from < to; from++, to--) [order[from], order[to]] = [order[to]!, order[from]!];
}
