import bidiFactory, { type Bidi } from 'bidi-js';

// The package declares its CommonJS export as if it were an ES module's; what is imported is the factory itself.
const bidi = (bidiFactory as unknown as () => Bidi)();

export interface BidiParagraph {
  /** The paragraph's own level: 0 left to right, 1 right to left. */
  readonly base: number;
  /** The embedding level of every UTF-16 unit, even: left to right, odd: right to left. */
  readonly levels: Uint8Array;
}

/** Levels by UAX 9 of a text without line ends. `auto`: the first strong character decides. */
export function bidiLevels(text: string, direction: 'auto' | 'ltr' | 'rtl'): BidiParagraph {
  if (direction !== 'rtl' && !RIGHT_TO_LEFT.test(text)) return { base: 0, levels: new Uint8Array(text.length) };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
  return { base: paragraphs[0]?.level ?? (direction === 'rtl' ? 1 : 0), levels };
}

/** Right-to-left scripts and the characters that control direction. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The visual order of a line's pieces, left to right, as indices (rule L2). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
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
