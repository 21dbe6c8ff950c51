import { describe, expect, it } from 'vitest';
import { lineBreaks } from './line-break.ts';
import { LINE_BREAK_VECTORS } from './line-break-vectors.data.ts';
import { LINE_BREAK_VECTORS_16 } from './line-break-vectors-16.data.ts';
import { intlWordBreaker } from './word-breaker.ts';

/** `× 0061 ÷ 0062 ÷` → the text and where it may break. */
function parse(row: string): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (const token of row.split(' ')) {
    if (token === '÷') offsets.push(text.length);
    else if (token !== '×') text += String.fromCodePoint(Number.parseInt(token, 16));
  }
  return { text, offsets };
}

const offsetsOf = (breaks: Uint8Array): number[] => [...breaks.keys()].filter((at) => breaks[at] !== 0);

/** The text with `|` wherever it may break. */
function marked(text: string): string {
  const breaks = lineBreaks(text, intlWordBreaker);
  return [...text].reduce((out, character) => {
    const at = out.replaceAll('|', '').length;
    return `${out}${breaks[at] ? '|' : ''}${character}`;
  }, '');
}

describe('line breaks', () => {
  it('agree with the Unicode test file', () => {
    const wrong = [...LINE_BREAK_VECTORS, ...LINE_BREAK_VECTORS_16].filter((row) => {
      const { text, offsets } = parse(row);
      return offsetsOf(lineBreaks(text)).join() !== offsets.join();
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['Save 25 % at https://example.com/a', 'Save |25 |% |at |https://|example.com/|a'],
    ['$1,299.00 – 10%', '$1,299.00 |– |10%'],
    ['a\u00a0b c', 'a\u00a0b |c'],
    ['a\u200bb', 'a\u200b|b'],
    ['un\u00adhappy', 'un\u00ad|happy'],
    ['e-mail -x', 'e-|mail |-x'],
    ['東京、「日本」へ。', '東|京、|「日|本」|へ。'],
    ['パーティー', 'パー|ティー'],
    ['안녕 하세요', '안|녕 |하|세|요'],
    ['👩‍👩‍👧 👍🏽x', '👩‍👩‍👧 |👍🏽|x'],
    ['สวัสดีชาวโลก', 'สวัสดี|ชาว|โลก'],
    ['one\ntwo', 'one\n|two'],
  ])('of %j', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });
});
