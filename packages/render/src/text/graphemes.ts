import { breaksGrapheme } from './grapheme-rules.ts';

/**
 * Where the extended grapheme clusters of a text begin (UAX 29, Unicode 17), and its length: one more number than there
 * are clusters. By our own tables, so that every host counts alike.
 */
export function graphemeStarts(text: string): Uint32Array {
  if (ONE_UNIT_EACH.test(text)) return Uint32Array.from({ length: text.length + 1 }, (_, at) => at);
  const starts = new Uint32Array(text.length + 1);
  const startsCluster = breaksGrapheme();
  let clusters = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at)!;
    if (startsCluster(point)) starts[clusters++] = at;
    at += point > 0xffff ? 2 : 1;
  }
  starts[clusters] = text.length;
  return starts.slice(0, clusters + 1);
}

/** Latin, punctuation, kana, Han and Hangul syllables: none of them joins a neighbour, so nobody need be asked. */
const ONE_UNIT_EACH =
  /^[\0-\x0c\x0e-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff9d]*$/;
