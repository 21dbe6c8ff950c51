import type { ClassName, LineBreakClass } from './line-break-class.ts';
import { isKeptTogether } from './line-break-tailoring.ts';

export const NO_BREAK = 0;
export const MAY_BREAK = 1;
export const MUST_BREAK = 2;

/** A character with the marks that LB9 attaches to it. */
export interface BreakUnit {
  readonly class: LineBreakClass;
  /** Code point of the character. */
  readonly first: number;
  readonly start: number;
  end: number;
  /** Its last code point is a zero width joiner. */
  joins: boolean;
  /** In or directly after `NU (SY | IS)*`. */
  inNumber: boolean;
  /** Written without spaces, so that a dictionary finds the words. */
  readonly dictionary: boolean;
}

/**
 * Whether a line may end before unit `at` (at least 1). The rules LB4 to LB31 of UAX 14 revision 55 in their order,
 * with our tailoring before LB20a; LB1, LB9 and LB10 are done, LB2 and LB3 are the caller's.
 */
export function breakBetween(units: readonly BreakUnit[], at: number): number {
  const before = units[at - 1]!;
  const after = units[at]!;
  const a = before.class.name;
  const b = after.class.name;
  // LB4, LB5, LB6
  if (a === 'CR' && b === 'LF') return NO_BREAK;
  if (HARD.has(a)) return MUST_BREAK;
  if (HARD.has(b)) return NO_BREAK;
  // LB7
  if (b === 'SP' || b === 'ZW') return NO_BREAK;
  const solid = skipSpaces(units, at - 1);
  const s = units[solid]?.class.name;
  // LB8, LB8a
  if (s === 'ZW') return MAY_BREAK;
  if (before.joins) return NO_BREAK;
  // LB11, LB12, LB12a
  if (a === 'WJ' || b === 'WJ' || a === 'GL') return NO_BREAK;
  if (b === 'GL' && a !== 'SP' && a !== 'BA' && a !== 'HY' && a !== 'HH') return NO_BREAK;
  const around = punctuation(units, at, solid);
  if (around !== undefined) return around;
  // LB18
  if (a === 'SP') return MAY_BREAK;
  return quotation(units, at) ?? (joinedPair(units, at) ? NO_BREAK : MAY_BREAK);
}

const HARD: ReadonlySet<ClassName> = new Set<ClassName>(['BK', 'CR', 'LF', 'NL']);
const CLOSERS: ReadonlySet<ClassName> = new Set<ClassName>(['CL', 'CP', 'EX', 'SY']);
const OPENS_QUOTE: ReadonlySet<ClassName> = new Set<ClassName>(['BK', 'CR', 'LF', 'NL', 'OP', 'QU', 'GL', 'SP', 'ZW']);
const CLOSES_QUOTE: ReadonlySet<ClassName> = new Set<ClassName>([
  ...['SP', 'GL', 'WJ', 'CL', 'QU', 'CP', 'EX', 'IS', 'SY', 'BK', 'CR', 'LF', 'NL', 'ZW'],
] as ClassName[]);
const STARTS_HYPHENATED: ReadonlySet<ClassName> = new Set<ClassName>(['BK', 'CR', 'LF', 'NL', 'SP', 'ZW', 'CB', 'GL']);

function skipSpaces(units: readonly BreakUnit[], from: number): number {
  let at = from;
  while (units[at]?.class.name === 'SP') at--;
  return at;
}

/** LB13 to LB17: what may stand after spaces; `solid` is the last unit before them. */
function punctuation(units: readonly BreakUnit[], at: number, solid: number): number | undefined {
  const a = units[at - 1]!.class.name;
  const b = units[at]!.class;
  const s = units[solid]?.class;
  if (CLOSERS.has(b.name)) return NO_BREAK;
  if (s?.name === 'OP') return NO_BREAK;
  if (s?.initialQuote && (solid === 0 || OPENS_QUOTE.has(units[solid - 1]!.class.name))) return NO_BREAK;
  const next = units[at + 1]?.class.name;
  if (b.finalQuote && (next === undefined || CLOSES_QUOTE.has(next))) return NO_BREAK;
  if (a === 'SP' && b.name === 'IS' && next === 'NU') return MAY_BREAK;
  if (b.name === 'IS') return NO_BREAK;
  if ((s?.name === 'CL' || s?.name === 'CP') && b.name === 'NS') return NO_BREAK;
  if (s?.name === 'B2' && b.name === 'B2') return NO_BREAK;
  return undefined;
}

/** LB19, LB19a, LB20. */
function quotation(units: readonly BreakUnit[], at: number): number | undefined {
  const a = units[at - 1]!.class;
  const b = units[at]!.class;
  if (b.name === 'QU') {
    const next = units[at + 1]?.class;
    if (!b.initialQuote || !a.eastAsian || !next?.eastAsian) return NO_BREAK;
  }
  if (a.name === 'QU') {
    const previous = units[at - 2]?.class;
    if (!a.finalQuote || !b.eastAsian || !previous?.eastAsian) return NO_BREAK;
  }
  return a.name === 'CB' || b.name === 'CB' ? MAY_BREAK : undefined;
}

/** LB20a to LB30b: pairs that stay together. */
function joinedPair(units: readonly BreakUnit[], at: number): boolean {
  const a = units[at - 1]!.class.name;
  const b = units[at]!.class.name;
  const previous = units[at - 2]?.class.name;
  const hyphen = a === 'HY' || a === 'HH';
  if (isKeptTogether(units, at)) return true;
  // LB20a
  if (hyphen && (previous === undefined || STARTS_HYPHENATED.has(previous)) && isLetter(b)) return true;
  // LB21, LB21a, LB21b
  if (b === 'BA' || b === 'HH' || b === 'HY' || b === 'NS' || a === 'BB') return true;
  if (previous === 'HL' && hyphen && b !== 'HL') return true;
  if (a === 'SY' && b === 'HL') return true;
  // LB22
  if (b === 'IN') return true;
  // LB23, LB23a, LB24
  if ((isLetter(a) && b === 'NU') || (a === 'NU' && isLetter(b))) return true;
  if (a === 'PR' && isPicture(b)) return true;
  if (isPicture(a) && b === 'PO') return true;
  if (isAffix(a) && isLetter(b)) return true;
  if (isLetter(a) && isAffix(b)) return true;
  return number(units, at) || hangul(a, b) || letters(units, at) || emoji(units, at);
}

const isLetter = (name: ClassName): boolean => name === 'AL' || name === 'HL';
const isPicture = (name: ClassName): boolean => name === 'ID' || name === 'EB' || name === 'EM';
const isAffix = (name: ClassName): boolean => name === 'PR' || name === 'PO';

/** LB25. */
function number(units: readonly BreakUnit[], at: number): boolean {
  const before = units[at - 1]!;
  const a = before.class.name;
  const b = units[at]!.class.name;
  if (isAffix(b)) {
    return before.inNumber || ((a === 'CL' || a === 'CP') && !!units[at - 2]?.inNumber);
  }
  if (b === 'NU') return isAffix(a) || a === 'HY' || a === 'IS' || before.inNumber;
  if (b !== 'OP' || !isAffix(a)) return false;
  const next = units[at + 1]?.class.name;
  return next === 'NU' || (next === 'IS' && units[at + 2]?.class.name === 'NU');
}

/** LB26, LB27. */
function hangul(a: ClassName, b: ClassName): boolean {
  if (a === 'JL') return b === 'JL' || b === 'JV' || b === 'H2' || b === 'H3' || b === 'PO';
  if (a === 'JV' || a === 'H2') return b === 'JV' || b === 'JT' || b === 'PO';
  if (a === 'JT' || a === 'H3') return b === 'JT' || b === 'PO';
  return a === 'PR' && (b === 'JL' || b === 'JV' || b === 'JT' || b === 'H2' || b === 'H3');
}

/** LB28 to LB30. */
function letters(units: readonly BreakUnit[], at: number): boolean {
  const a = units[at - 1]!.class;
  const b = units[at]!.class;
  if (isLetter(b.name) && (isLetter(a.name) || a.name === 'IS')) return true;
  if (aksaras(units, at)) return true;
  if (b.name === 'OP' && !b.eastAsian) return isLetter(a.name) || a.name === 'NU';
  return a.name === 'CP' && !a.eastAsian && (isLetter(b.name) || b.name === 'NU');
}

/** LB28a. */
function aksaras(units: readonly BreakUnit[], at: number): boolean {
  const a = units[at - 1]!;
  const b = units[at]!;
  if (a.class.name === 'AP') return isAksara(b);
  if (isAksara(a) && (b.class.name === 'VF' || b.class.name === 'VI')) return true;
  if (!isAksara(b)) return false;
  const previous = units[at - 2];
  if (a.class.name === 'VI' && previous && isAksara(previous) && b.class.name !== 'AS') return true;
  return isAksara(a) && units[at + 1]?.class.name === 'VF';
}

function isAksara(unit: BreakUnit): boolean {
  return unit.class.name === 'AK' || unit.class.name === 'AS' || unit.class.dottedCircle;
}

/** LB30a, LB30b. */
function emoji(units: readonly BreakUnit[], at: number): boolean {
  const a = units[at - 1]!.class;
  const b = units[at]!.class;
  if (b.name === 'EM') return a.name === 'EB' || a.futureEmoji;
  if (a.name !== 'RI' || b.name !== 'RI') return false;
  let flags = 0;
  for (let back = at - 1; back >= 0 && units[back]!.class.name === 'RI'; back--) flags++;
  return flags % 2 === 1;
}
