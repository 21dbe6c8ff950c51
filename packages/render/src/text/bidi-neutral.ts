import { type BidiClass, type Bracket, bracketOf } from './bidi-class.ts';
import type { BidiText } from './bidi-explicit.ts';
import { direction, type IsolatingRunSequence } from './bidi-sequences.ts';

/** N0 to N2: brackets, then what is left without a direction. `points` are the characters, or null for none. */
export function resolveNeutral(
  sequence: IsolatingRunSequence,
  { original, classes }: BidiText,
  points: readonly number[] | null,
): void {
  const { positions, level, startOfSequence, endOfSequence } = sequence;
  if (points) resolveBrackets(sequence, original, classes, points);
  let before: BidiClass = startOfSequence;
  for (let from = 0; from < positions.length; from++) {
    const own = classes[positions[from]!]!;
    if (!isNeutral(own)) {
      before = strongOf(own) ?? before;
      continue;
    }
    let to = from;
    while (to < positions.length && isNeutral(classes[positions[to]!]!)) to++;
    const after = to === positions.length ? endOfSequence : strongOf(classes[positions[to]!]!);
    const taken = before === after ? before : direction(level);
    for (let index = from; index < to; index++) classes[positions[index]!] = taken;
    from = to - 1;
  }
}

/** Numbers count as right to left. */
function strongOf(own: BidiClass): 'L' | 'R' | null {
  if (own === 'L') return 'L';
  return own === 'R' || own === 'EN' || own === 'AN' ? 'R' : null;
}

const isNeutral = (own: BidiClass): boolean => strongOf(own) === null;

/** N0. Pairs never cross, and are taken from left to right, so that one walk knows what stands before each. */
function resolveBrackets(
  { positions, level, startOfSequence }: IsolatingRunSequence,
  original: readonly BidiClass[],
  classes: BidiClass[],
  points: readonly number[],
): void {
  const embedding = direction(level);
  let before: 'L' | 'R' = startOfSequence;
  let walked = 0;
  for (const [open, close] of bracketPairs(positions, classes, points)) {
    for (; walked < open; walked++) before = strongOf(classes[positions[walked]!]!) ?? before;
    let found: 'L' | 'R' | null = null;
    for (let index = open + 1; index < close && found !== embedding; index++) {
      found = strongOf(classes[positions[index]!]!) ?? found;
    }
    if (!found) continue;
    const taken = found === embedding || before === embedding ? embedding : found;
    for (const index of [open, close]) setBracket(index, taken);
  }

  /** A bracket, and the marks on it. */
  function setBracket(index: number, taken: 'L' | 'R'): void {
    classes[positions[index]!] = taken;
    for (let mark = index + 1; original[positions[mark] ?? -1] === 'NSM'; mark++) classes[positions[mark]!] = taken;
  }
}

/** BD16: how many brackets may be open at once. */
const MAX_OPEN = 63;

/** BD16: indices into `positions`, by opening bracket. None at all where too many are open at once. */
function bracketPairs(
  positions: readonly number[],
  classes: readonly BidiClass[],
  points: readonly number[],
): (readonly [open: number, close: number])[] {
  const open: { readonly bracket: Bracket; readonly index: number }[] = [];
  const pairs: (readonly [number, number])[] = [];
  for (let index = 0; index < positions.length; index++) {
    const at = positions[index]!;
    if (classes[at] !== 'ON') continue;
    const bracket = bracketOf(points[at]!);
    if (!bracket) continue;
    if (bracket.opens) {
      if (open.length === MAX_OPEN) return [];
      open.push({ bracket, index });
      continue;
    }
    const match = open.findLastIndex((other) => other.bracket.pair === bracket.pair);
    if (match < 0) continue;
    pairs.push([open[match]!.index, index]);
    open.length = match;
  }
  return pairs.sort((a, b) => a[0] - b[0]);
}
