import { lineBreakClass } from './line-break-class.ts';
import { type BreakUnit, breakBetween, MAY_BREAK, MUST_BREAK } from './line-break-rules.ts';

/** Offsets inside `text` at which words of a script written without spaces begin. */
export type WordBreaker = (text: string) => readonly number[];

/**
 * Line break opportunities by UAX 14 (Unicode 17): for every offset from 0 to the length, whether a line may or must
 * end before it. Offset 0 never breaks, the end always does. Small kana never begin a line (`CJ` is `NS`). A few marks
 * are kept with what follows them, see `line-break-tailoring.ts`.
 *
 * `breakWords` is asked for Thai, Lao, Khmer, Burmese and the like; without it they break at spaces only.
 */
export function lineBreaks(text: string, breakWords?: WordBreaker): Uint8Array {
  const breaks = new Uint8Array(text.length + 1);
  const units = breakUnits(text);
  for (let at = 1; at < units.length; at++) breaks[units[at]!.start] = breakBetween(units, at);
  if (text.length > 0) breaks[text.length] = MUST_BREAK;
  if (breakWords) addWordBreaks(text, units, breaks, breakWords);
  return breaks;
}

function breakUnits(text: string): BreakUnit[] {
  const units: BreakUnit[] = [];
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    const own = lineBreakClass(codePoint);
    const last = units.at(-1);
    if ((own.name === 'CM' || own.name === 'ZWJ') && last && !REFUSES_MARKS.has(last.class.name)) {
      last.end = end;
      last.joins = own.name === 'ZWJ';
    } else {
      const resolved = RESOLVED_AS_LETTER.has(own.name) || codePoint === BACKSLASH ? LETTER : own;
      units.push({
        class: resolved,
        first: codePoint,
        start: at,
        end,
        joins: own.name === 'ZWJ',
        inNumber: resolved.name === 'NU' || ((resolved.name === 'SY' || resolved.name === 'IS') && !!last?.inNumber),
        dictionary: own.name === 'SA',
      });
    }
    at = end;
  }
  return units;
}

const LETTER = lineBreakClass(0x61);
/** A sign of prices where it is drawn as a yen or won sign. Our fonts draw it as it is, in paths. */
const BACKSLASH = 0x5c;
const REFUSES_MARKS = new Set(['BK', 'CR', 'LF', 'NL', 'SP', 'ZW']);
/** LB10 for marks that stand alone; LB1 for letters that only a dictionary knows how to break. */
const RESOLVED_AS_LETTER = new Set(['CM', 'ZWJ', 'SA']);

function addWordBreaks(text: string, units: BreakUnit[], breaks: Uint8Array, breakWords: WordBreaker): void {
  for (let at = 0; at < units.length; at++) {
    if (!units[at]!.dictionary) continue;
    const start = units[at]!.start;
    while (units[at + 1]?.dictionary) at++;
    for (const offset of breakWords(text.slice(start, units[at]!.end))) {
      if (offset > 0 && start + offset < units[at]!.end) breaks[start + offset] ||= MAY_BREAK;
    }
  }
}
