import { graphemeOffset } from '@pictify/expr';
import { LIMITS } from '../limits.ts';

const UNWANTED = /[\u0000-\u0009\u000b-\u001f\u007f]/;
/** No script puts more marks on one letter (Tibetan stacks come closest); more would grow over the whole page. */
const MARKS_TOO_MANY = /([\p{Mn}\p{Me}]{8})[\p{Mn}\p{Me}]+/gu;

/**
 * Text fit to be shaped: line breaks as `\n`, tabs as spaces, no other C0 control characters, no lone surrogates (they
 * become U+FFFD), no towers of combining marks. The same string when there is nothing to do, which is nearly always.
 * Tabs are kept where a list may be nested by them.
 */
export function cleanText(text: string, keepTabs = false): string {
  const wellFormed = (text.isWellFormed() ? text : text.toWellFormed()).replace(MARKS_TOO_MANY, '$1');
  if (!UNWANTED.test(wellFormed)) return wellFormed;
  return wellFormed
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', keepTabs ? '\t' : ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** The first `length` UTF-16 units, never half a surrogate pair. */
export function cutText(text: string, length: number = LIMITS.textLength): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** The first `count` graphemes (what a reader calls characters). */
export function cutGraphemes(text: string, count: number): string {
  return text.slice(0, graphemeOffset(text, count));
}

/** Whether `text` has at most `count` graphemes; looks no further than it must. */
export function fitsGraphemes(text: string, count: number): boolean {
  return cutGraphemes(text, count).length === text.length;
}
