let segmenter: Intl.Segmenter | undefined;

/** Where the grapheme clusters of a text begin, and its length: one more number than there are clusters. */
export function graphemeStarts(text: string): Uint32Array {
  if (ONE_UNIT_EACH.test(text)) return Uint32Array.from({ length: text.length + 1 }, (_, at) => at);
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const starts = Array.from(segmenter.segment(text), ({ index }) => index);
  starts.push(text.length);
  return Uint32Array.from(starts);
}

/** Latin, punctuation, kana, Han and Hangul syllables: none of them joins a neighbour, so nobody need be asked. */
const ONE_UNIT_EACH =
  /^[\0-\x0c\x0e-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff9d]*$/;
