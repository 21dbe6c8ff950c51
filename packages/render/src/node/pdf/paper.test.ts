import { describe, expect, test } from 'vitest';
import { layOnSheet } from './paper.ts';

const wide = { width: 1200, height: 600 };
const tall = { width: 600, height: 1200 };

describe('a page on its sheet', () => {
  test('has its own size at 96 pixels to the inch, with the margin around it', () => {
    expect(layOnSheet(wide, {})).toMatchObject({ width: 900, height: 450, scale: 0.75, x: 0, y: 0 });
    expect(layOnSheet(wide, { margin: 10 })).toMatchObject({ width: 920, height: 470, scale: 0.75, x: 10, y: 10 });
  });

  test('turns the paper as it lies, unless that is said', () => {
    expect(layOnSheet(wide, { paper: 'Letter' })).toMatchObject({ width: 792, height: 612, scale: 0.66, x: 0, y: 108 });
    expect(layOnSheet(tall, { paper: 'Letter' })).toMatchObject({ width: 612, height: 792, y: 0 });
    expect(layOnSheet(wide, { paper: 'Letter', orientation: 'portrait' })).toMatchObject({ width: 612, height: 792 });
    const own = { width: 100, height: 200, unit: 'pt' } as const;
    expect(layOnSheet(wide, { paper: own })).toMatchObject({ width: 100, height: 200 });
    expect(layOnSheet(wide, { paper: own, orientation: 'landscape' })).toMatchObject({ width: 200, height: 100 });
  });

  test('is whole within the margin, or covers what is left of it', () => {
    const paper = { width: 100, height: 100, unit: 'pt' } as const;
    expect(layOnSheet(wide, { paper, margin: 10 })).toMatchObject({ scale: 80 / 1200, x: 10, y: 30 });
    expect(layOnSheet(wide, { paper, margin: 10, fit: 'cover' })).toMatchObject({ scale: 80 / 600, x: -30, y: 10 });
  });

  test('can be given in millimetres and inches', () => {
    expect(layOnSheet(wide, { paper: { width: 2, height: 1, unit: 'in' } })).toMatchObject({ width: 144, height: 72 });
    expect(layOnSheet(wide, { paper: 'A4' }).width).toBeCloseTo(841.89, 2);
    expect(layOnSheet(wide, { paper: { width: 25.4, height: 25.4, unit: 'mm' } }).width).toBeCloseTo(72);
  });

  test.each([
    { paper: { width: 14_401, height: 100, unit: 'pt' } },
    { paper: { width: 100, height: Number.NaN, unit: 'pt' } },
    { paper: { width: 100, height: 100, unit: 'pt' }, margin: 50 },
    { margin: -1 },
    { paper: 'A3' },
  ])('cannot be %j', (options) => {
    expect(() => layOnSheet(wide, options as object)).toThrow(expect.objectContaining({ code: 'page_size_invalid' }));
  });
});
