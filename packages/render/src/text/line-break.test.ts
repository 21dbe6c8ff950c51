import { describe, expect, it } from 'vitest';
import { dividedRow, dividedText, tailoredRows } from '../node/testing/unicode-file.ts';
import { wordLists } from '../node/word-lists.ts';
import { lineBreaks } from './line-break.ts';
import { LINE_BREAK_VECTORS_16 } from './line-break-vectors-16.data.ts';
import { wordBreaker } from './word-breaker.ts';

const breakWords = wordBreaker(wordLists);

function ownRow(text: string): string {
  const breaks = lineBreaks(text);
  return dividedRow(
    text,
    [...breaks.keys()].filter((at) => breaks[at] !== 0),
  );
}

/** The text with `|` wherever it may break. */
function marked(text: string): string {
  const breaks = lineBreaks(text, breakWords);
  let at = 0;
  return Array.from(text, (character) => {
    const mark = breaks[at] ? '|' : '';
    at += character.length;
    return mark + character;
  }).join('');
}

describe('line breaks', () => {
  it('agree with the Unicode test file', () => {
    const rows = tailoredRows('LineBreakTest');
    expect(rows).toHaveLength(7654);
    expect(rows.map((row) => ownRow(dividedText(row).text))).toEqual(rows);
  });

  it('agree with the rules that are newer than it', () => {
    expect(LINE_BREAK_VECTORS_16.map((row) => ownRow(dividedText(row).text))).toEqual(LINE_BREAK_VECTORS_16);
  });

  it.each([
    ['Save 25 % at https://example.com/a?b=c', 'Save |25 |% |at |https://example.com/a?|b=c'],
    ['100 km/h and/or Engineering/Marketing', '100 |km/h |and/or |Engineering/|Marketing'],
    ['C:\\Users!x a|b {x}y', 'C:\\Users!x |a|b |{x}y'],
    ['$5-$10 2026-11-24 555-0100', '$5-$10 |2026-11-24 |555-0100'],
    ['« Oui » ; “a” (b )', '« Oui » ; |“a” |(b )'],
    ['ดูsrc/index', 'ดูsrc/index'],
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
