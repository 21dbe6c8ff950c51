import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordLists } from '../node/word-lists.ts';
import { graphemeStarts } from './graphemes.ts';
import { type DictionaryScript, wordBreaker } from './word-breaker.ts';
import { WordList } from './word-list.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../../../conformance/text/words.json', import.meta.url), 'utf8'),
) as { [script in DictionaryScript]: string[] };

const breakWords = wordBreaker(wordLists);
const withoutLists = wordBreaker({ loadWords: () => null });

function divided(text: string, breaker = breakWords): string {
  const starts = new Set(breaker(text));
  return Array.from(text, (letter, at) => (at > 0 && starts.has(at) ? `|${letter}` : letter)).join('');
}

/** A list of single-byte letters from U+0E00 on. */
function wordList(...words: string[]): WordList {
  const bytes = words
    .sort()
    .flatMap((word) => [0, word.length, ...Array.from(word, (letter) => letter.charCodeAt(0) - 0xe00)]);
  return new WordList(Uint8Array.from([0x00, 0x0e, ...bytes]));
}

describe('a word list', () => {
  it('finds all words that begin at a place', () => {
    const list = wordList('กา', 'กาง', 'กางเขน', 'ขา');
    expect(list.at('xกางเขนขา', 1, 9)).toEqual({ lengths: [2, 3, 6], seen: 6 });
    expect(list.at('xกางเขนขา', 1, 6)).toEqual({ lengths: [2, 3], seen: 5 });
    expect(list.at('xกางเขนขา', 7, 9)).toEqual({ lengths: [2], seen: 2 });
    expect(list.at('xกางเขนขา', 0, 9)).toEqual({ lengths: [], seen: 1 });
    expect(list.at('กขา', 0, 3)).toEqual({ lengths: [], seen: 2 });
  });

  it.each(['thai', 'lao', 'khmer', 'burmese'] as const)('of %s has words', (script) => {
    const list = new WordList(wordLists.loadWords(script)!);
    for (const word of vectors[script]
      .join('|')
      .split('|')
      .filter((part) => part.length > 3)) {
      expect(list.at(word, 0, word.length).seen).toBeGreaterThan(1);
    }
  });
});

describe('words', () => {
  it.each(Object.entries(vectors))('of %s are divided as by ICU 78', (_script, sentences) => {
    expect(sentences.map((sentence) => divided(sentence.replaceAll('|', '')))).toEqual(sentences);
  });

  it('of several scripts are looked up in their own lists', () => {
    expect(divided('สวัสดีชาวโลกສະບາຍດີຊາວໂລກ')).toBe('สวัสดี|ชาว|โลกສະບາຍດີ|ຊາວໂລກ');
  });

  it('keep the signs of repetition and omission', () => {
    expect(divided('เด็กๆชอบเล่น')).toBe('เด็กๆ|ชอบ|เล่น');
    expect(divided('กรุงเทพฯเมืองไทย')).toBe('กรุงเทพฯ|เมือง|ไทย');
  });

  it('of scripts without a list are left whole', () => {
    expect(divided('ᨲᩫ᩠ᩅᨾᩮᩥᩬᨦ')).toBe('ᨲᩫ᩠ᩅᨾᩮᩥᩬᨦ');
  });

  it('take time in proportion to the length', () => {
    for (const text of ['กา', 'ก', 'ๆ', 'ฯๆ', 'ခက်', 'ក្ក']) breakWords(text.repeat(20_000));
  });

  it('without lists are syllables', () => {
    expect(divided('เกาะน้ำใจ', withoutLists)).toBe('เกาะ|น้ำ|ใจ');
    expect(divided('ເຂົ້າກະທິ', withoutLists)).toBe('ເຂົ້າ|ກະ|ທິ');
    expect(divided('ស្ត្រី', withoutLists)).toBe('ស្ត្រី');
    expect(divided('မြန်မာ', withoutLists)).toBe('မြန်|မာ');
  });

  it('never begin with a mark, whatever the text', () => {
    const texts = ['กาัเ้ๆฯ', 'ຂາົ້ໄຯ', 'កា្រះ\u200c', 'ကာ်္ေ\u200d'].map((letters) =>
      fc.array(fc.constantFrom(...letters), { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.oneof(...texts), (text) => {
        const clusters = new Set(graphemeStarts(text));
        for (const breaker of [breakWords, withoutLists]) {
          const starts = breaker(text);
          expect([...starts].sort((a, b) => a - b)).toEqual(starts);
          expect(starts.every((at) => at > 0 && at < text.length)).toBe(true);
        }
        expect(withoutLists(text).filter((at) => !clusters.has(at))).toEqual([]);
      }),
    );
  });
});
