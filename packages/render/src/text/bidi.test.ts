import { describe, expect, it } from 'vitest';
import { bidiLevels, visualOrder } from './bidi.ts';
import { BIDI_VECTORS } from './bidi-vectors.data.ts';

const points = (hex: string): number[] => hex.split(' ').map((point) => Number.parseInt(point, 16));

describe('bidi', () => {
  it('agrees with the Unicode test file on levels and visual order', () => {
    const wrong = BIDI_VECTORS.filter((row) => {
      const [characters, direction, base, levels, order] = row.split(';') as [string, string, string, string, string];
      const codePoints = points(characters);
      // Paragraph separators are taken out before.
      if (codePoints.some((point) => /[\n\r\u001c-\u001e\u0085\u2029]/.test(String.fromCodePoint(point)))) return false;
      const text = String.fromCodePoint(...codePoints);
      const result = bidiLevels(text, direction === '2' ? 'auto' : direction === '1' ? 'rtl' : 'ltr');
      const kept = levels
        .split(' ')
        .flatMap((level, index) => (level === 'x' ? [] : [{ index, level: Number(level) }]));
      const unitOf = (index: number): number => String.fromCodePoint(...codePoints.slice(0, index)).length;
      // Trailing white space takes the paragraph's level only once lines are known (L1).
      const end = kept.findLastIndex(({ index }) => !/^\s$/.test(String.fromCodePoint(codePoints[index]!))) + 1;
      const inner = kept.slice(0, end);
      const expectedOrder = order === '' ? [] : order.split(' ').map(Number);
      const visual = visualOrder(kept.map(({ level }) => level)).map((at) => kept[at]!.index);
      return (
        result.base !== Number(base) ||
        inner.some(({ index, level }) => !isSeparator(codePoints[index]!) && result.levels[unitOf(index)] !== level) ||
        visual.join() !== expectedOrder.join()
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each([
    ['abc', 'auto', 0],
    ['123 abc', 'auto', 0],
    ['123 שלום', 'auto', 1],
    ['שלום abc', 'ltr', 0],
    ['abc', 'rtl', 1],
    ['!', 'auto', 0],
  ] as const)('takes the base direction of %j (%s) to be %i', (text, direction, base) => {
    expect(bidiLevels(text, direction).base).toBe(base);
  });

  it('reverses from the highest level down', () => {
    expect(visualOrder([0, 1, 1, 2, 2, 1, 0])).toEqual([0, 5, 3, 4, 2, 1, 6]);
    expect(visualOrder([])).toEqual([]);
  });
});

const isSeparator = (point: number): boolean =>
  point === 0x09 || point === 0x0b || point === 0x1f || /\s/.test(String.fromCodePoint(point));
