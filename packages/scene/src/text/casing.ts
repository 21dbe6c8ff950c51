export type LetterCase = 'none' | 'upper' | 'lower' | 'title';

/**
 * Letter case over the spans of one paragraph, by the rules of the language (Unicode's SpecialCasing, by way of the
 * platform). `title` raises the first letter of each word and leaves the rest; a word that a span boundary cuts in two
 * is still one word.
 */
export function applyCase(texts: readonly string[], letterCase: LetterCase, locale: string): readonly string[] {
  if (letterCase === 'none') return texts;
  if (letterCase === 'upper') return texts.map((text) => text.toLocaleUpperCase(locale));
  if (letterCase === 'lower') return texts.map((text, index) => lowered(text, texts, index, locale));
  let insideWord = false;
  return texts.map((text) => {
    const result = text.replace(WORD, (word, offset: number) => {
      if (insideWord && NOTHING_SEEN.test(text.slice(0, offset))) return word;
      const first = firstLetter(word, locale);
      return raised(first, locale) + word.slice(first.length);
    });
    if (!NOTHING_SEEN.test(text)) insideWord = ENDS_IN_WORD.test(text);
    return result;
  });
}

// The soft hyphen, the two joiners, the word joiner and its old form stand inside words and end none.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\u00ad\p{Join_Control}\u2060\ufeff]*/gu;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}'’][\u00ad\p{Join_Control}\u2060\ufeff]*$/u;
const STARTS_IN_WORD = /^[\u00ad\p{Join_Control}\u2060\ufeff]*\p{L}/u;
const NOTHING_SEEN = /^[\u00ad\p{Join_Control}\u2060\ufeff]*$/u;

/** A Σ at the end of a word becomes ς, so a span is lowered between stand-ins for the letters on either side of it. */
function lowered(text: string, texts: readonly string[], index: number, locale: string): string {
  if (!text.includes('Σ')) return text.toLocaleLowerCase(locale);
  const before = ENDS_IN_WORD.test(texts.slice(0, index).findLast((other) => !NOTHING_SEEN.test(other)) ?? '')
    ? 'a'
    : '';
  const after = STARTS_IN_WORD.test(texts.slice(index + 1).find((other) => !NOTHING_SEEN.test(other)) ?? '') ? 'a' : '';
  const result = `${before}${text}${after}`.toLocaleLowerCase(locale);
  return result.slice(before.length, result.length - after.length);
}

/** What is raised together: in Dutch also the two letters of ij. */
function firstLetter(word: string, locale: string): string {
  if (/^nl\b/i.test(locale) && /^ij/i.test(word)) return word.slice(0, 2);
  return String.fromCodePoint(word.codePointAt(0)!);
}

/** Title case differs from upper case for digraphs in one character, for ligatures, and in Greek, which keeps accents. */
function raised(letter: string, locale: string): string {
  const digraph = TITLE_DIGRAPHS[letter.toLowerCase()];
  if (digraph !== undefined) return digraph;
  const upper = /^el\b/i.test(locale) ? letter.toUpperCase() : letter.toLocaleUpperCase(locale);
  const [first = ''] = upper;
  const grew = letter.length === 1 && upper.length > 1;
  return grew ? first + upper.slice(first.length).toLocaleLowerCase(locale) : upper;
}

const TITLE_DIGRAPHS: { readonly [letter: string]: string } = { ǆ: 'ǅ', ǉ: 'ǈ', ǌ: 'ǋ', ǳ: 'ǲ' };
