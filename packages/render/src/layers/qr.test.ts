import { describe, expect, test } from 'vitest';
import type { LaidOutQr } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { createFontLibrary } from '../node/index.ts';
import { sceneOf } from '../resolved.fixture.ts';

const fonts = await createFontLibrary();

function qr(data: string, errorCorrection = 'M') {
  const scene = sceneOf([{ id: 'code', type: 'qr', data, errorCorrection }]);
  const { page, issues } = layoutPage(scene, { fonts, images: new Map() });
  return { modules: (page.layers[0] as LaidOutQr).modules, issues };
}

describe('a QR symbol', () => {
  // Byte mode capacities of ISO/IEC 18004, table 7.
  test.each([
    ['L', 17, 21],
    ['L', 18, 25],
    ['M', 14, 21],
    ['Q', 11, 21],
    ['H', 7, 21],
    ['H', 8, 25],
    ['L', 2953, 177],
    ['H', 1273, 177],
  ])('at level %s with %i bytes is %i modules wide', (level, bytes, side) => {
    expect(qr('x'.repeat(bytes), level).modules).toHaveLength(side);
  });

  test('counts UTF-8 bytes, not characters', () => {
    expect(qr('é'.repeat(7)).modules).toHaveLength(21);
    expect(qr('é'.repeat(8)).modules).toHaveLength(25);
  });

  test('has finder patterns in three corners', () => {
    const { modules } = qr('https://example.com');
    const side = modules!.length;
    const ring = (x: number, y: number) => [0, 6].map((d) => modules![y + d]!.slice(x, x + 7));
    for (const [x, y] of [
      [0, 0],
      [side - 7, 0],
      [0, side - 7],
    ] as const) {
      expect(ring(x, y)).toEqual([Array(7).fill(true), Array(7).fill(true)]);
    }
  });

  test('of empty data, or of half a surrogate pair, is still one', () => {
    expect(qr('').modules).toHaveLength(21);
    expect(qr('\ud83d').modules).toHaveLength(21);
  });

  test('that would be too large is none, with an issue', () => {
    const { modules, issues } = qr('x'.repeat(1274), 'H');
    expect(modules).toBeNull();
    expect(issues).toMatchObject([{ code: 'qr_too_long', layer: 'code', severity: 'error' }]);
  });
});
