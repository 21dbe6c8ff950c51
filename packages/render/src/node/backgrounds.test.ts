import { BACKGROUND_GENERATORS } from '@pictify/scene';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FontLibrary } from '../text/index.ts';
import { createFontLibrary } from './fonts/index.ts';
import { type PaintedPixels, paintLayers } from './testing/paint-layers.ts';

const PALETTES = [
  { palette: ['#0b1020', '#4f46e5', '#06b6d4', '#f472b6'], ink: '#ffffff' },
  { palette: ['#fff7ed', '#fb923c', '#f43f5e', '#fde68a'], ink: '#431407' },
  { palette: ['#ecfdf5', '#10b981', '#0ea5e9'], ink: '#064e3b' },
] as const;
const WORDS = { x: 20, y: 30, width: 150, height: 44 };

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

describe.each(BACKGROUND_GENERATORS)('%s', (generator) => {
  test.each(PALETTES)('keeps $ink readable on $palette.0', ({ palette, ink }) => {
    for (const seed of [1, 'b3f']) {
      const painted = paintLayers(
        [
          { id: 'ground', type: 'background', generator, seed, palette, params: { density: 1 } },
          // Clear letters: only what lies under them is looked at.
          {
            id: 'words',
            type: 'text',
            box: WORDS,
            text: 'Thank you, Ada Lovelace',
            font: { size: 20 },
            color: '#00000000',
          },
        ],
        fonts,
        { width: 220, height: 120 },
      );
      expect(worstContrast(painted, ink)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('is the same for the same seed and another for another', () => {
    const paint = (seed: number | string) =>
      Buffer.from(paintLayers([{ id: 'ground', type: 'background', generator, seed }], fonts, SMALL).data);
    const first = paint(11);
    expect(paint('11').equals(first)).toBe(true);
    expect(paint(12).equals(first)).toBe(false);
  });
});

const SMALL = { width: 90, height: 60 };

/** The lowest contrast of `ink` with any pixel under the words. */
function worstContrast({ data, width }: PaintedPixels, ink: string): number {
  const letters = luminance([1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16)));
  let worst = 21;
  for (let y = WORDS.y; y < WORDS.y + WORDS.height; y++) {
    for (let x = WORDS.x; x < WORDS.x + 130; x++) {
      const at = (y * width + x) * 4;
      const ground = luminance([...data.subarray(at, at + 3)]);
      worst = Math.min(worst, (Math.max(letters, ground) + 0.05) / (Math.min(letters, ground) + 0.05));
    }
  }
  return worst;
}

/** Relative luminance of WCAG 2.2. */
function luminance(rgb: readonly number[]): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
