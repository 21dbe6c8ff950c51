import type { ScriptName } from './script.ts';

/** A script written without spaces whose words are found by a list. */
export type DictionaryScript = 'thai' | 'lao' | 'khmer' | 'burmese';

export interface DictionaryRules {
  readonly script: DictionaryScript;
  /** Letters that may begin a word that is not in the list. */
  readonly begins: RegExp;
  /** Letters that can never end one. */
  readonly neverEnds: RegExp;
  /** Signs after a word that belong to it. */
  readonly suffixes: RegExp | null;
  /** Where no list is at hand: after the one, and before the other, no syllable begins. */
  readonly joinsSyllable: { readonly before: RegExp; readonly after: RegExp };
}

const NOTHING = /(?!)/u;

export const DICTIONARY_RULES: { readonly [script in ScriptName]?: DictionaryRules } = {
  Thai: {
    script: 'thai',
    begins: /[\u0e01-\u0e2e\u0e40-\u0e44]/,
    neverEnds: /[\u0e31\u0e40-\u0e44]/,
    suffixes: /\u0e2f?\u0e46?/y,
    joinsSyllable: { before: /[\u0e40-\u0e44]/, after: /^[\u0e2f\u0e30\u0e32\u0e33\u0e45\u0e46]/ },
  },
  Lao: {
    script: 'lao',
    begins: /[\u0e81-\u0eae\u0ec0-\u0ec4\u0edc\u0edd]/,
    neverEnds: /[\u0ec0-\u0ec4]/,
    suffixes: null,
    joinsSyllable: { before: /[\u0ec0-\u0ec4]/, after: /^[\u0eaf\u0eb0\u0eb2\u0eb3\u0ebd\u0ec6]/ },
  },
  Khmer: {
    script: 'khmer',
    begins: /[\u1780-\u17b3]/,
    neverEnds: /\u17d2/,
    suffixes: null,
    joinsSyllable: { before: /\u17d2/, after: NOTHING },
  },
  Myanmar: {
    script: 'burmese',
    begins: /[\u1000-\u102a]/,
    neverEnds: NOTHING,
    suffixes: null,
    // A consonant that is silenced, with its tone, closes the syllable before it.
    joinsSyllable: { before: /\u1039/, after: /^[\u1000-\u1021]\u1037?\u103a/ },
  },
};
