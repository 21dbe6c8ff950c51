import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pixels } from './encode.ts';
import { createFontLibrary } from './index.ts';
import { createSurface } from './surface.ts';
import { paintLayers } from './testing/paint-layers.ts';

const fonts = await createFontLibrary();
const RED = '#ff0000';
const BLUE = '#0000ff';
const square = { id: 'square', type: 'shape', box: { x: 20, y: 20, width: 40, height: 40 }, fill: RED };
const paint = (...layers: object[]) => paintLayers(layers, fonts);

describe('a shadow', () => {
  const shadow = [{ x: 30, y: 0, blur: 0, color: BLUE }];

  test('lies under its layer, moved', () => {
    const pixels = paint({ ...square, shadow });
    expect(pixels.at(50, 40)).toEqual([255, 0, 0, 255]);
    expect(pixels.at(80, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(92, 40)).toEqual([0, 0, 0, 0]);
  });

  test('turns with its layer: a quarter turn brings right to below', () => {
    const pixels = paint({ ...square, shadow, rotation: 90 });
    expect(pixels.at(40, 80)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(80, 40)).toEqual([0, 0, 0, 0]);
  });

  test('turns with the group around its layer', () => {
    const group = { id: 'group', type: 'group', box: { x: 0, y: 0, width: 80, height: 80 }, layers: [] as object[] };
    const pixels = paint({ ...group, rotation: 180, layers: [{ ...square, shadow }] });
    expect(pixels.at(5, 40)).toEqual([0, 0, 255, 255]);
  });

  test('the first lies on top', () => {
    const pixels = paint({ ...square, shadow: [...shadow, { x: 35, y: 0, blur: 0, color: '#00ff00' }] });
    expect(pixels.at(80, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(93, 40)).toEqual([0, 255, 0, 255]);
  });

  test('falls on the page from a layer that is wholly beside it', () => {
    const pixels = paint({
      ...square,
      box: { x: -50, y: 20, width: 40, height: 40 },
      shadow: [{ x: 30, color: BLUE }],
    });
    expect(pixels.at(10, 40)).toEqual([0, 0, 255, 255]);
  });

  test('of a blurred layer outside still arrives, blurred', () => {
    const box = { x: -45, y: 20, width: 40, height: 40 };
    const pixels = paint({ ...square, box, blur: 5, shadow: [{ x: 10, color: BLUE }] });
    expect(pixels.at(10, 40)[3]).toBeGreaterThan(20);
  });
});

describe('an inner shadow', () => {
  const inner = { x: 10, y: 0, blur: 0, color: BLUE, inset: true };

  test('lies over its layer along the side the light comes from, and nowhere else', () => {
    const pixels = paint({ ...square, shadow: [inner] });
    expect(pixels.at(25, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(35, 40)).toEqual([255, 0, 0, 255]);
    expect(pixels.at(18, 40)).toEqual([0, 0, 0, 0]);
  });

  test('that spreads comes in from every side', () => {
    const pixels = paint({ ...square, shadow: [{ ...inner, x: 0, spread: 5 }] });
    for (const [x, y] of [
      [22, 40],
      [57, 40],
      [40, 22],
      [40, 57],
    ] as const)
      expect(pixels.at(x, y)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(40, 40)).toEqual([255, 0, 0, 255]);
  });

  test('is as strong in a translucent fill, and absent from its middle', () => {
    const pixels = paint({ ...square, fill: '#ff000080', shadow: [inner] });
    expect(pixels.at(25, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(45, 40)).toEqual([255, 0, 0, 128]);
  });

  test('does not appear where the page ends and the layer goes on', () => {
    const wide = { ...square, box: { x: -50, y: 20, width: 200, height: 40 } };
    const pixels = paint({ ...wide, shadow: [{ ...inner, blur: 20 }] });
    expect(pixels.at(0, 40)).toEqual(pixels.at(50, 40));
  });
});

describe('a shadow that spreads', () => {
  test('is larger than its layer by that much, its corners square', () => {
    const pixels = paint({ ...square, shadow: [{ spread: 10, color: BLUE }] });
    expect(pixels.at(11, 11)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(69, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(71, 40)).toEqual([0, 0, 0, 0]);
  });

  test('of an ellipse stays one', () => {
    const pixels = paint({ ...square, shape: 'ellipse', shadow: [{ spread: 10, color: BLUE }] });
    expect(pixels.at(11, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(15, 15)).toEqual([0, 0, 0, 0]);
  });

  test('below zero is smaller', () => {
    const pixels = paint({ ...square, shadow: [{ x: 40, spread: -10, color: BLUE }] });
    expect(pixels.at(75, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(75, 28)).toEqual([0, 0, 0, 0]);
  });
});

describe('a line along an edge', () => {
  const edged = (align: string, extra = {}) =>
    paint({ ...square, stroke: { paint: BLUE, width: 10, align }, ...extra });

  test('inside leaves the size as it is, outside adds its width', () => {
    expect(edged('inside').at(18, 40)).toEqual([0, 0, 0, 0]);
    expect(edged('inside').at(28, 40)).toEqual([0, 0, 255, 255]);
    expect(edged('outside').at(12, 40)).toEqual([0, 0, 255, 255]);
    expect(edged('outside').at(22, 40)).toEqual([255, 0, 0, 255]);
  });

  test.each(['inside', 'outside'])('of what is open is centred, and the inside filled: %s', (align) => {
    const open = { shape: 'path', path: 'M0 40 20 0 40 40', fill: RED, stroke: { paint: BLUE, width: 10 } };
    const pixels = paint({ ...square, ...open, stroke: { ...open.stroke, align } });
    expect(pixels.data).toEqual(paint({ ...square, ...open }).data);
    expect(pixels.at(40, 50)).toEqual([255, 0, 0, 255]);
    const diagonal = paint({ ...square, ...open, path: 'M0 0L100 100', stroke: { ...open.stroke, align } });
    expect(diagonal.at(40, 40)).toEqual([0, 0, 255, 255]);
  });

  test('of half a pixel lets nothing shine through between itself and the fill', () => {
    const half = { box: { x: 20.5, y: 20.5, width: 40, height: 40 }, fill: BLUE };
    for (const align of ['inside', 'outside']) {
      const pixels = edged(align, half);
      for (let x = 25; x < 55; x++) expect(pixels.at(x, 40)[3]).toBe(255);
      expect(edged('outside', half).at(20, 40)[3]).toBeGreaterThanOrEqual(254);
    }
  });
});

describe('a mask', () => {
  test('inverted shows what it would cut', () => {
    const pixels = paint({ ...square, mask: { shape: 'ellipse', invert: true } });
    expect(pixels.at(40, 40)).toEqual([0, 0, 0, 0]);
    expect(pixels.at(21, 21)).toEqual([255, 0, 0, 255]);
  });

  test('by luminance counts green as brighter than blue', () => {
    const alpha = (ink: string) => paint({ ...square, mask: { mode: 'luminance', paint: ink } }).at(40, 40)[3];
    expect(alpha('#ffffff')).toBe(255);
    expect(alpha('#00ff00')).toBe(182);
    expect(alpha('#0000ff')).toBe(19);
    expect(alpha('#ffffff80')).toBe(128);
    expect(alpha('#000000')).toBe(0);
  });

  test('cuts what overflows the box, and the corners of an ellipse', () => {
    const pixels = paint({ ...square, stroke: { paint: BLUE, width: 20 }, mask: { shape: 'ellipse' } });
    expect(pixels.at(15, 40)).toEqual([0, 0, 0, 0]);
    expect(pixels.at(22, 22)).toEqual([0, 0, 0, 0]);
    expect(pixels.at(22, 40)).toEqual([0, 0, 255, 255]);
    expect(pixels.at(40, 40)).toEqual([255, 0, 0, 255]);
  });

  test.each([{}, { invert: true }, { mode: 'luminance' }, { shape: 'ellipse', invert: true }])(
    'whose picture cannot be had leaves its layer whole: %j',
    (how) => {
      const mask = { paint: { type: 'image', source: 'asset:gone' }, ...how };
      expect(paint({ ...square, mask }).data).toEqual(paint(square).data);
    },
  );
});

describe('opacity', () => {
  test('of a group counts once where its layers overlap', () => {
    const layers = [square, { ...square, id: 'other', box: { x: 40, y: 40, width: 40, height: 40 } }];
    const pixels = paint({ id: 'group', type: 'group', opacity: 0.5, layers });
    expect(pixels.at(50, 50)).toEqual(pixels.at(30, 30));
    expect(pixels.at(50, 50)[3]).toBe(128);
  });

  test('of text counts once where letters overlap', () => {
    const font = { size: 40, weight: 900, letterSpacing: -15 };
    const pixels = paint({ id: 'text', type: 'text', text: 'OOO', font, opacity: 0.5 });
    const alphas = Array.from({ length: 100 * 100 }, (_, index) => pixels.data[index * 4 + 3] as number);
    expect(Math.max(...alphas)).toBe(128);
  });
});

/**
 * A layer must look the same wherever the page ends: what a small page shows is what is there on one so large that
 * nothing of the layer is near its edge.
 */
describe('at the edge of the page', () => {
  // A power of two, so that coordinates round alike.
  const AROUND = 256;
  const place = fc.integer({ min: -70, max: 130 });
  const side = fc.integer({ min: 5, max: 90 });
  const offset = fc.integer({ min: -40, max: 40 });
  const FADE = {
    type: 'linear',
    stops: [
      { offset: 0, color: RED },
      { offset: 1, color: '#ff000040' },
    ],
  };
  const effects = fc.record({
    rotation: fc.constantFrom(0, 30, 90, 217),
    opacity: fc.constantFrom(1, 0.6),
    blur: fc.constantFrom(0, 0, 3, 12),
    shadow: fc.array(
      fc.record({
        x: offset,
        y: offset,
        blur: fc.constantFrom(0, 6, 24),
        spread: fc.constantFrom(0, 0, 10, -4),
        inset: fc.boolean(),
        color: fc.constant(BLUE),
      }),
      { maxLength: 2 },
    ),
    mask: fc.constantFrom(undefined, undefined, { paint: FADE }, { shape: 'star', invert: true }),
  });
  const content = fc.constantFrom(
    { type: 'shape', fill: RED, stroke: { paint: BLUE, width: 8 } },
    { type: 'shape', shape: 'ellipse', fill: '#ff000080', stroke: { paint: BLUE, width: 8, align: 'inside' } },
    { type: 'shape', shape: 'star', points: 7, fill: RED, stroke: { paint: BLUE, width: 6, align: 'outside' } },
    { type: 'text', text: 'Ag', font: { size: 40 }, stroke: { paint: BLUE, width: 6 }, fit: { overflow: 'visible' } },
    { type: 'text', text: 'Ag', font: { size: 40 }, fit: { overflow: 'visible' } },
    { type: 'progress', variant: 'ring', value: 0.7 },
    {
      type: 'group',
      layers: [
        { ...square, rotation: 20 },
        { ...square, id: 'far', box: { x: 50, y: -30, width: 40, height: 40 }, shadow: [{ x: -20, y: 10, blur: 10 }] },
      ],
    },
  );

  test('nothing is cut off', () => {
    fc.assert(
      fc.property(place, place, side, side, effects, content, (x, y, width, height, looks, what) => {
        const layer = { id: 'layer', ...what, ...looks };
        const small = paint({ ...layer, box: { x, y, width, height } });
        const moved = { ...layer, box: { x: x + AROUND, y: y + AROUND, width, height } };
        const large = paintLayers([moved], fonts, { width: 100 + 2 * AROUND, height: 100 + 2 * AROUND });
        expect(Math.max(...blockDifferences(small, large, AROUND))).toBeLessThan(10);
      }),
      { numRuns: 30 },
    );
  });

  /**
   * The mean differences of blocks of 5 × 5 pixels, premultiplied, 0..255: a path is anti-aliased a little differently
   * where it leaves the bitmap, which evens out, while a cut does not.
   */
  function blockDifferences(small: Pixels, large: Pixels, skip: number): number[] {
    const across = small.width / 5;
    const blocks = new Array<number>(across * (small.height / 5)).fill(0);
    const seen = ({ data }: Pixels, at: number): number => (data[at] as number) * ((data[at | 3] as number) / 255);
    for (let y = 0; y < small.height; y++) {
      for (let x = 0; x < small.width; x++) {
        const one = (y * small.width + x) * 4;
        const other = ((y + skip) * large.width + x + skip) * 4;
        const differences = [0, 1, 2].map((c) => Math.abs(seen(small, one + c) - seen(large, other + c)));
        const alpha = Math.abs((small.data[one + 3] as number) - (large.data[other + 3] as number));
        const block = Math.floor(y / 5) * across + Math.floor(x / 5);
        blocks[block] = (blocks[block] as number) + Math.max(alpha, ...differences) / 25;
      }
    }
    return blocks;
  }
});

describe('softness reaches as far as a Gaussian is seen', () => {
  // 255 · (1 − Φ(d/σ)), d pixels beyond the edge of a half-plane; three box blurs come within 1 %.
  test.each([
    [0, 127],
    [10, 40],
    [20, 6],
  ])('%i pixels beyond an edge blurred by 10 the alpha is %f', (distance, alpha) => {
    const box = { x: -200, y: -200, width: 240, height: 500 };
    const blurred = paint({ ...square, box, blur: 10 });
    const shadow = paint({ ...square, box: { ...box, x: box.x - 300 }, shadow: [{ x: 300, blur: 20, color: BLUE }] });
    for (const pixels of [blurred, shadow]) {
      const between = ((pixels.at(39 + distance, 50)[3] as number) + (pixels.at(40 + distance, 50)[3] as number)) / 2;
      expect(Math.abs(between - alpha)).toBeLessThan(3);
      expect(between).toBeGreaterThan(0);
    }
  });
});

test('effects around a blurred layer, however far they look, do not cut its softness', () => {
  const blurred = { ...square, blur: 10 };
  const far = { x: 1000, y: 1000, blur: 500, color: '#00000000' };
  const groups = [1, 2].reduce<object>(
    (layer, level) => ({ id: `group-${level}`, type: 'group', shadow: [far], layers: [layer] }),
    blurred,
  );
  expect(paint(groups).data).toEqual(paint(blurred).data);
});

test('where surfaces are smaller than asked for, effects end there and nothing is stretched', () => {
  const half = { ...square, box: { x: 0, y: 0, width: 30, height: 100 } };
  const other = { ...square, id: 'other', box: { x: 30, y: 0, width: 70, height: 100 }, fill: BLUE };
  const group = { id: 'group', type: 'group', blur: 0.01, shadow: [{ color: BLUE }], layers: [half, other] };
  const small = (width: number, height: number) => createSurface(Math.min(60, width), Math.min(60, height));
  const pixels = paintLayers([group], fonts, { createSurface: small });
  expect(pixels.at(25, 25)).toEqual([255, 0, 0, 255]);
  expect(pixels.at(35, 25)).toEqual([0, 0, 255, 255]);
  expect(pixels.at(80, 80)).toEqual([0, 0, 0, 0]);
});

test('a blurred layer many times the page does not need a bitmap of its own size', () => {
  const huge = { ...square, box: { x: -8000, y: -8000, width: 16_000, height: 16_000 }, blur: 5, opacity: 0.5 };
  expect(paint(huge).at(50, 50)).toEqual([255, 0, 0, 128]);
});
