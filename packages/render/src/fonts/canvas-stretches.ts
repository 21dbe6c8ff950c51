/**
 * What a canvas shapes at once. Chromium's, and the server's like it, begin anew before every kana, Han character and
 * CJK symbol, so that nothing is kerned across; only symbols that belong to no script stay with the character before
 * them, or with the one after them when they come first.
 */
export function canvasStretches(text: string): readonly string[] {
  return ANY_CJK.test(text) ? (text.match(STRETCHES) ?? []) : [text];
}

const LETTER = '\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}\\uff21-\\uff3a\\uff41-\\uff5a';
const SYMBOL =
  '\\u2027\\u2030\\u203c\\u2047-\\u2049\\u3000-\\u3004\\u3008-\\u3020\\u3030-\\u3037\\u303c-\\u303f\\u30a0\\u30fb\\u30fc' +
  '\\u3200-\\u32cf\\u3358-\\u33ff\\ufe30-\\ufe4f\\uff00-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uff70\\uff9e-\\uff9f\\uffe0-\\uffee';
const MARKS = '\\p{Mn}*';
const ANY_CJK = new RegExp(`[${LETTER}${SYMBOL}]`, 'u');
const STRETCHES = new RegExp(
  `(?:[${SYMBOL}]${MARKS})*[${LETTER}]${MARKS}(?:[${SYMBOL}]${MARKS})*|[${SYMBOL}${MARKS.slice(0, -1)}]+|[^${LETTER}${SYMBOL}]+`,
  'gu',
);
