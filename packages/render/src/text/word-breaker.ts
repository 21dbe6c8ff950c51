import { DICTIONARY_RULES, type DictionaryRules, type DictionaryScript } from './dictionary-scripts.ts';
import { dictionaryWords } from './dictionary-words.ts';
import { graphemeStarts } from './graphemes.ts';
import type { WordBreaker } from './line-break.ts';
import { scriptOf } from './script.ts';
import { WordList } from './word-list.ts';

export type { DictionaryScript } from './dictionary-scripts.ts';

/** Where word lists come from. */
export interface WordListHost {
  /** The content of `text/words/<script>.words.br`, unpacked; null where there is none. */
  loadWords(script: DictionaryScript): Uint8Array | null;
}

/**
 * Words of Thai, Lao, Khmer and Burmese. A list is asked for when a text first needs it, and kept. Without it any
 * syllable, as it is written, may begin a line. Other scripts of the kind (Tai Tham, Tai Viet) break nowhere.
 */
export function wordBreaker(host: WordListHost): WordBreaker {
  const lists = new Map<DictionaryScript, WordList>();
  return (text) =>
    stretches(text).flatMap(({ start, end, rules }) => {
      const own = text.slice(start, end);
      const words = wordList(rules.script);
      const inside = words ? dictionaryWords(own, words, rules) : syllables(own, rules);
      return inside.map((at) => start + at);
    });

  function wordList(script: DictionaryScript): WordList | null {
    const known = lists.get(script);
    if (known) return known;
    const bytes = host.loadWords(script);
    if (!bytes) return null;
    const list = new WordList(bytes);
    lists.set(script, list);
    return list;
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly rules: DictionaryRules;
}

/** Parts of one script; marks that all scripts have in common stay with what they follow. */
function stretches(text: string): Stretch[] {
  const found: { start: number; end: number; rules: DictionaryRules }[] = [];
  for (let at = 0; at < text.length; at++) {
    const script = scriptOf(text.charCodeAt(at));
    const rules = script ? DICTIONARY_RULES[script] : found.at(-1)?.rules;
    if (!rules) continue;
    const last = found.at(-1);
    if (last?.rules === rules && last.end === at) last.end = at + 1;
    else found.push({ start: at, end: at + 1, rules });
  }
  return found;
}

function syllables(text: string, { joinsSyllable }: DictionaryRules): number[] {
  const { before, after } = joinsSyllable;
  return Array.from(graphemeStarts(text).subarray(1, -1)).filter(
    (at) => !MARK.test(text[at]!) && !before.test(text[at - 1]!) && !after.test(text.slice(at, at + LONGEST_CODA)),
  );
}

/** Some vowel signs are clusters of their own. */
const MARK = /\p{M}/u;
/** A consonant, its tone and its silencer. */
const LONGEST_CODA = 3;
