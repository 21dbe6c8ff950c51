import type { BreakUnit } from './line-break-rules.ts';

/** Marks that browsers never end a line after when an ASCII letter, digit or sign follows at once. */
const KEEPS_NEXT: ReadonlySet<number> = new Set(Array.from('!|}', (mark) => mark.charCodeAt(0)));
const LAST_ASCII = 0x7f;
const SLASH = 0x2f;
/** A slash between words of as many letters may end a line: “Engineering/Marketing”, but neither “km/h” nor “and/or”. */
const LONG_WORD = 4;

/**
 * Where we keep together what UAX 14 would let break, as browsers do and designers expect: after `!`, `|`, `}` and a
 * slash inside a word, and in amounts joined by a hyphen ($5-$10). Unlike browsers we do break after a slash between long
 * words, rather than have a chain of them cut anywhere.
 */
export function isKeptTogether(units: readonly BreakUnit[], at: number): boolean {
  const before = units[at - 1]!;
  const after = units[at]!;
  const { name } = after.class;
  if (before.class.name === 'HY') return name === 'PR' && units[at - 2]?.class.name === 'NU';
  if (before.first !== SLASH && !KEEPS_NEXT.has(before.first)) return false;
  if (name !== 'AL' && name !== 'HL' && name !== 'NU' && name !== 'PR' && name !== 'PO') return false;
  if (before.first !== SLASH) return after.first <= LAST_ASCII;
  return !after.dictionary && (lettersFrom(units, at - 2, -1) < LONG_WORD || lettersFrom(units, at, 1) < LONG_WORD);
}

/** How many letters stand in a row, counted no further than to a long word. */
function lettersFrom(units: readonly BreakUnit[], start: number, step: 1 | -1): number {
  let count = 0;
  for (let at = start; count < LONG_WORD; at += step) {
    const unit = units[at];
    if (!unit || unit.dictionary || (unit.class.name !== 'AL' && unit.class.name !== 'HL')) break;
    count++;
  }
  return count;
}
