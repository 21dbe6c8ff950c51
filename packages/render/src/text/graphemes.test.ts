import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dividedRow, dividedText, tailoredRows } from '../node/testing/unicode-file.ts';
import { graphemeStarts } from './graphemes.ts';

function clusters(text: string): string[] {
  const starts = graphemeStarts(text);
  return Array.from(starts.subarray(0, -1), (start, index) => text.slice(start, starts[index + 1]));
}

describe('grapheme clusters', () => {
  it('agree with the Unicode test file', () => {
    const rows = tailoredRows('GraphemeBreakTest');
    const ours = rows.map((row) => {
      const { text } = dividedText(row);
      return dividedRow(text, graphemeStarts(text));
    });
    expect(rows).toHaveLength(602);
    expect(ours).toEqual(rows);
  });

  it.each([
    [[]],
    [['a', 'b', 'c']],
    [['a', '\r\n', 'b']],
    [['e\u0301', 'x\u0323\u0301', 'x']],
    [['👩‍👩‍👧', '👍🏽', '🇫🇷', '🇩🇪', '1️⃣', '❤️‍🔥', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']],
    [['क्ष', 'त्रि', 'य', 'र्‍क']],
    [['স্বা', 'ধী', 'ন', 'তা']],
    [['\u1100\u1161\u11a8', '\uac00\u11a8', '한']],
    [['น้ำ', 'ใ', 'จ']],
  ])('are %j', (expected) => {
    expect(clusters(expected.join(''))).toEqual(expected);
  });

  it('are found the same with and without the short cut', () => {
    // What follows a text does not change its clusters, and U+0378 keeps the short cut away.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (points) => {
        const text = String.fromCodePoint(...points);
        expect(clusters(`${text}\u0378`).slice(0, -1)).toEqual(clusters(text));
      }),
    );
  });
});
