import type { WordBreaker } from './line-break.ts';

let segmenter: Intl.Segmenter | undefined;

/** Words of Thai, Lao, Khmer and Burmese by the dictionaries of the host's ICU. */
export const intlWordBreaker: WordBreaker = (text) => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ index }) => index);
};
