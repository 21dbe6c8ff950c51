import { firstGrapheme } from './graphemes.ts';

const WORDS = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;
const FIRST_LETTER = /[\p{L}\p{N}]/u;
const NOT_IN_SLUG = /[^\p{L}\p{M}\p{N}]+/gu;
const LATIN_MARKS = /[\u0300-\u036f]+/g;

/** Latin letters that do not come apart into a base and a mark. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
]);

export function capitalizeFirst(text: string, locale: string): string {
  const first = firstGrapheme(text);
  return first.toLocaleUpperCase(locale) + text.slice(first.length);
}

/** Words are runs of letters, digits and apostrophes that begin with no apostrophe, so that "anna-maria o'neil" is "Anna-Maria O'neil". */
export function titleCaseOf(text: string, locale: string): string {
  return text.replace(WORDS, (word) => {
    const first = String.fromCodePoint(word.codePointAt(0)!);
    return first.toLocaleUpperCase(locale) + word.slice(first.length).toLocaleLowerCase(locale);
  });
}

/**
 * First letters of the first and the last word that have any letter or digit: signs before them are passed over.
 * A name of signs alone (an emoji) gives its first grapheme. Letters that would join into a word, as Arabic ones do, are
 * kept apart by a zero width non-joiner.
 */
export function initialsOf(text: string, locale: string): string {
  const words = text.split(/\s+/).filter((word) => FIRST_LETTER.test(word));
  if (words.length === 0) return firstGrapheme(text.trim());
  const ends = words.length === 1 ? [words[0]!] : [words[0]!, words.at(-1)!];
  const letters = ends.map((word) => capital(firstGrapheme(word.slice(word.search(FIRST_LETTER))), locale));
  return letters.join(letters.every((letter) => JOINING.test(letter)) ? '\u200C' : '');
}

/** Of scripts whose letters take another shape beside each other. */
const JOINING =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** What is a capital or a title letter already is kept: ᾯ in capitals is the two letters ὯΙ. */
function capital(letter: string, locale: string): string {
  return CAPITAL.test(letter) ? letter : letter.toLocaleUpperCase(locale);
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

export function slugOf(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(LATIN_MARKS, '').normalize('NFC');
  const spelled = plain.replace(/[ßæœøđðþłı]/g, (letter) => PLAIN_LETTERS.get(letter)!);
  return spelled.replace(/['’]/g, '').replace(NOT_IN_SLUG, '-').replace(/^-|-$/g, '');
}
