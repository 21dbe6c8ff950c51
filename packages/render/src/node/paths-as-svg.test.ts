import { describe, expect, test } from 'vitest';
import { createFontLibrary } from './index.ts';
import { freshResvg } from './testing/fresh-resvg.ts';
import { paintLayers } from './testing/paint-layers.ts';

const fonts = await createFontLibrary();
const { Resvg } = await freshResvg();

/** The mean difference of alpha, 0..255, from another reader of path data: edges alone come to half a level. */
function difference(path: string, rule: 'nonzero' | 'evenodd' = 'nonzero'): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><path d="${path}" fill-rule="${rule}"/></svg>`;
  const expected = new Resvg(svg).render().pixels;
  const box = { x: 0, y: 0, width: 100, height: 100 };
  const layer = { id: 'path', type: 'shape', shape: 'path', box, path, pathBox: box, fillRule: rule, fill: '#000' };
  const { data } = paintLayers([layer], fonts);
  let sum = 0;
  for (let at = 3; at < data.length; at += 4) sum += Math.abs(data[at]! - expected[at]!);
  return sum / (100 * 100);
}

describe('path data is drawn as another program draws it', () => {
  test.each([
    ['lines', 'M10 10H90V90h-80z m20 20v40h40v-40z'],
    ['compact numbers', 'M10.5.5l79-.5.5 89.5-80-40-.5-3z'],
    ['cubics', 'M10 50C10 10 40 0 50 50S90 90 90 50s-10-60-40-40z'],
    ['quadratics', 'M5 50Q20 0 35 50T65 50t30 0V95H5z'],
    [
      'an arc of every kind',
      'M50 50A30 20 30 0 1 90 60zM50 50A30 20 30 1 0 20 70zM50 45a20 30-20 0 1-40-10zM50 45a20 30-20 10 20-40z',
    ],
    ['arcs that are too small, turned', 'M10 50a5 9 45 01 80 0A1 1 0 0 1 10 50'],
    ['an almost whole circle', 'M50 10a40 40 0 1 0 .1 0z'],
    ['several parts and a close in between', 'M10 10h30v30zl-5 40 M60 60h30v30h-30zM70 20l10 10-20 10'],
    ['an error in the middle', 'M10 10H90V90L20 80 30 x 40'],
  ])('%s', (_, path) => {
    expect(difference(path)).toBeLessThan(1);
    expect(difference(path, 'evenodd')).toBeLessThan(1);
  });
});
