export type LetterCase = 'none' | 'upper' | 'lower' | 'title';

/**
 * Letter case over the spans of one paragraph. `title` raises the first letter of each word and leaves the rest; a
 * word that a span boundary cuts in two is still one word.
 */
export function applyCase(texts: readonly string[], letterCase: LetterCase, locale: string): readonly string[] {
  if (letterCase === 'none') return texts;
  if (letterCase === 'upper') return texts.map((text) => text.toLocaleUpperCase(locale));
  if (letterCase === 'lower') return texts.map((text) => text.toLocaleLowerCase(locale));
  let insideWord = false;
  return texts.map((text) => {
    const result = text.replace(WORD, (word, offset: number) => {
      if (offset === 0 && insideWord) return word;
      const first = String.fromCodePoint(word.codePointAt(0)!);
      return first.toLocaleUpperCase(locale) + word.slice(first.length);
    });
    if (text !== '') insideWord = ENDS_IN_WORD.test(text);
    return result;
  });
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}'’]$/u;
