import type { DictionaryRules } from './dictionary-scripts.ts';
import type { WordList, WordsHere } from './word-list.ts';

/** A word of fewer letters takes in what follows it and is in no list. */
const SHORT_WORD = 3;
/** What must be seen so far to know that it is no word of the list is taken for a misspelling of one, and stands alone. */
const LIKE_A_WORD = 3;
/** Stretches of fewer letters are left whole. */
const SHORTEST_STRETCH = 5;

/**
 * Where words begin in a stretch of one script, except at its start. Of all words that begin at a place that one is
 * taken which two more can follow, else one, and the longest of those; what is in no list goes on to the next place where
 * a word may begin and does. This is the method of ICU's dictionary break engines (user guide, “Boundary Analysis”), with
 * its thresholds, so that lines break as in browsers. Linear in the length: a place is looked up once.
 */
export function dictionaryWords(text: string, words: WordList, rules: DictionaryRules): number[] {
  const found: number[] = [];
  const end = text.length;
  if (end < SHORTEST_STRETCH) return found;
  const known = new Map<number, WordsHere>();
  for (let at = 0; at < end; ) {
    const length = bestWord(at);
    let next = at + length;
    if (next < end && length < SHORT_WORD && !goesOn(next, length > 0)) next = nextWord(next);
    while (next < end && MARK.test(text[next]!)) next++;
    if (next < end && rules.suffixes && wordsAt(next).lengths.length === 0) next = afterSuffixes(next, rules.suffixes);
    if (next < end) found.push(next);
    at = next;
  }
  return found;

  function wordsAt(at: number): WordsHere {
    let here = known.get(at);
    if (!here) known.set(at, (here = words.at(text, at, end)));
    return here;
  }

  function bestWord(at: number): number {
    const { lengths } = wordsAt(at);
    const longest = lengths.at(-1) ?? 0;
    if (lengths.length < 2 || at + longest >= end) return longest;
    let best = longest;
    for (const length of lengths.toReversed()) {
      const followers = wordsAt(at + length).lengths;
      if (followers.length === 0) continue;
      best = length;
      if (at + length + followers.at(-1)! >= end) break;
      if (followers.some((follower) => wordsAt(at + length + follower).lengths.length > 0)) break;
    }
    return best;
  }

  /** Whether a word begins here, or, after one, something like a word. */
  function goesOn(at: number, afterWord: boolean): boolean {
    const { lengths, seen } = wordsAt(at);
    return lengths.length > 0 || (afterWord && seen >= LIKE_A_WORD);
  }

  function nextWord(from: number): number {
    for (let at = from + 1; at < end; at++) {
      if (rules.neverEnds.test(text[at - 1]!) || !rules.begins.test(text[at]!)) continue;
      if (wordsAt(at).lengths.length > 0) return at;
    }
    return end;
  }

  function afterSuffixes(at: number, suffixes: RegExp): number {
    suffixes.lastIndex = at;
    suffixes.test(text);
    return Math.max(at, suffixes.lastIndex);
  }
}

const MARK = /\p{M}/u;
