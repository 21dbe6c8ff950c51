import fc from 'fast-check';
import type { Pixels } from '../../encode.ts';
import type { Patch } from '../frame-encoder.ts';

export const PICTURE_KINDS = ['flat', 'stripes', 'gradient', 'dither', 'specks', 'noise', 'alpha'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** A picture that is what its kind says and otherwise as its seed has it. */
export function picture(kind: PictureKind, width: number, height: number, seed: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  const random = randomBytes(seed);
  const [red, green, blue] = [random(), random(), random()];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      data.set(pixel(x, y), (y * width + x) * 4);
    }
  }
  return { data, width, height };

  function pixel(x: number, y: number): readonly number[] {
    switch (kind) {
      case 'flat':
        return [red, green, blue, 255];
      case 'stripes':
        return (x + y) % 37 < 20 ? [red, green, blue, 255] : [255, 255, 255, 255];
      case 'gradient':
        return [(red + x) & 255, (green + y) & 255, (x + y) & 255, 255];
      case 'dither':
        return [red, (green + ((x * 5) & 7)) & 255, random() < 8 ? blue ^ 1 : blue, 255];
      case 'specks':
        return random() < 50 ? [255, green, blue, 255] : [red, green, blue, 255];
      case 'noise':
        return [random(), random(), random(), 255];
      case 'alpha':
        return x % 5 === 0 ? [random(), red, green, random()] : [red, green, blue, y & 255];
    }
  }
}

/** Numbers from 0 to 255, the same for the same seed. */
function randomBytes(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x9e37_79b9;
    return (state >>> 16) & 255;
  };
}

export const seeds = fc.integer({ min: 0, max: 0x7fff_ffff });

/** Most are narrower than a few blocks; where a block ends matters, and so does a run longer than a match. */
export const sizes = fc.record({
  width: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 70 }) }, fc.integer({ min: 71, max: 700 })),
  height: fc.integer({ min: 1, max: 50 }),
});

export const kinds = (alpha: boolean) => fc.constantFrom(...PICTURE_KINDS.filter((kind) => alpha || kind !== 'alpha'));

/** Rectangles of pictures of any kind; many only a few pixels wide, some empty. */
export const patchesWithin = ({ width, height }: Pick<Pixels, 'width' | 'height'>, alpha: boolean) =>
  fc.array(
    fc
      .record({
        x: fc.integer({ min: 0, max: width - 1 }),
        y: fc.integer({ min: 0, max: height - 1 }),
        columns: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: width })),
        bottom: fc.integer({ min: 0, max: height }),
        kind: kinds(alpha),
        seed: seeds,
      })
      .map(({ x, y, columns, bottom, kind, seed }): Patch => {
        const size = [Math.min(columns, width - x), Math.max(0, bottom - y)] as const;
        return { x, y, ...picture(kind, ...size, seed) };
      }),
    { maxLength: 5 },
  );

/** What a frame has to show. */
export function laidOver(base: Pixels, patches: readonly Patch[]): Pixels {
  const data = base.data.slice();
  for (const { x, y, width, height, data: pixels } of patches) {
    for (let row = 0; row < height; row++) {
      data.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), ((y + row) * base.width + x) * 4);
    }
  }
  return { ...base, data };
}
