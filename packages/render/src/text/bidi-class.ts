import { BIDI_BRACKETS, BIDI_NAMES, BIDI_RUNS } from './bidi-class.data.ts';
import { PropertyRuns } from './property-runs.ts';

export type BidiClass = (typeof BIDI_NAMES)[number];

let table: PropertyRuns | undefined;

export function bidiClass(codePoint: number): BidiClass {
  table ??= new PropertyRuns(BIDI_RUNS);
  return BIDI_NAMES[table.get(codePoint)]!;
}

/** A bracket of rule N0. Both brackets of a pair have the same `pair`. */
export interface Bracket {
  readonly pair: number;
  readonly opens: boolean;
}

let brackets: ReadonlyMap<number, Bracket> | undefined;

/** The bracket a code point is, or undefined. */
export function bracketOf(codePoint: number): Bracket | undefined {
  brackets ??= readBrackets();
  return brackets.get(codePoint);
}

function readBrackets(): Map<number, Bracket> {
  const found = new Map<number, Bracket>();
  for (const [opening, closing] of BIDI_BRACKETS.split(' ').map((pair) => Array.from(pair))) {
    // 〈 U+2329 and 〈 U+3008 are canonically equivalent, and so are their closing brackets: one matches the other.
    const pair = opening!.normalize('NFC').codePointAt(0)!;
    found.set(opening!.codePointAt(0)!, { pair, opens: true });
    found.set(closing!.codePointAt(0)!, { pair, opens: false });
  }
  return found;
}
