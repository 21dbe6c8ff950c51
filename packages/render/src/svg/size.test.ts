import { expect, test } from 'vitest';
import { svgSize } from './size.ts';

const drawing = { width: 120, height: 80 };

test.each([
  ['cover', 1, 240, 240, 360, 240],
  ['contain', 1, 240, 240, 240, 160],
  ['fill', 1, 240, 240, 360, 240],
  ['none', 1, 16_384, 16_384, 120, 80],
  ['none', 3, 49_152, 49_152, 360, 240],
  ['cover', 1, 12, 8, 12, 8],
  ['contain', 1, 100, 100, 100, 67],
  ['cover', 1, 0.1, 0.1, 1, 1],
] as const)('%s at scale %i in %d × %d is painted %i × %i', (fit, scale, width, height, across, down) => {
  expect(svgSize(drawing, { width, height, fit, scale })).toEqual({ width: across, height: down });
});

test.each([
  [{ width: 1000, height: 10 }, 4096, 41],
  [{ width: 10, height: 1000 }, 41, 4096],
  [{ width: 4000, height: 4000 }, 4000, 4000],
  [{ width: 4096, height: 4096 }, 4000, 4000],
])('no bitmap is larger than 4096 a side or 16 megapixels: %j', (natural, width, height) => {
  expect(svgSize(natural, { width: 16_000, height: 16_000, fit: 'cover', scale: 1 })).toEqual({ width, height });
});
