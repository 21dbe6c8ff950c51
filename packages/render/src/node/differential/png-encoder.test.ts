import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../encode.ts';
import type { Patch } from './frame-encoder.ts';
import { createPngEncoder } from './png-encoder.ts';
import { kinds, laidOver, patchesWithin, picture, seeds, sizes } from './testing/pictures.ts';
import { readPng } from './testing/read-png.ts';

const whole = (pixels: Pixels): Patch => ({ x: 0, y: 0, ...pixels });

/** A base, a sample, and what is laid over the base for some frames. */
const templates = (alpha: boolean) =>
  sizes.chain((size) =>
    fc
      .record({ kind: kinds(alpha), seed: seeds, sample: patchesWithin(size, alpha) })
      .chain(({ kind, seed, sample }) => {
        const base = picture(kind, size.width, size.height, seed);
        const frames = fc.array(patchesWithin(size, alpha), { minLength: 1, maxLength: 4 });
        return fc.record({ base: fc.constant(base), sample: fc.constant(laidOver(base, sample)), frames });
      }),
  );

/** Cuts a picture into columns and lays them from the right, over a patch that is wrong everywhere. */
function recut(pixels: Pixels, columns: number): Patch[] {
  const patches: Patch[] = [whole({ ...pixels, data: pixels.data.map((byte) => byte ^ 0xff) })];
  for (let right = pixels.width; right > 0; right -= columns) {
    const x = Math.max(0, right - columns);
    const width = right - x;
    const data = new Uint8Array(width * pixels.height * 4);
    for (let y = 0; y < pixels.height; y++) {
      const at = (y * pixels.width + x) * 4;
      data.set(pixels.data.subarray(at, at + width * 4), y * width * 4);
    }
    patches.push({ x, y: 0, width, height: pixels.height, data });
  }
  return patches;
}

const isEqual = (a: Uint8Array | Uint8ClampedArray, b: Uint8Array | Uint8ClampedArray): boolean =>
  Buffer.from(a.buffer, a.byteOffset, a.length).equals(Buffer.from(b.buffer, b.byteOffset, b.length));

const bySharp = (file: Uint8Array): Promise<Buffer> => sharp(file).ensureAlpha().raw().toBuffer();

async function byCanvas(file: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

const isOpaque = ({ data }: Pixels): boolean => data.every((byte, index) => index % 4 !== 3 || byte === 255);

describe.each([
  ['opaque templates', false],
  ['templates with alpha', true],
] as const)('%s', (_, alpha) => {
  test('are written exactly, with the same bytes by both implementations', () => {
    fc.assert(
      fc.property(templates(alpha), ({ base, sample, frames }) => {
        const encoder = createPngEncoder(base, sample, 'wasm');
        const plain = createPngEncoder(base, sample, 'typescript');
        for (const patches of [[], ...frames, [whole(base)]]) {
          const file = encoder.encode(patches);
          const read = readPng(file);
          expect([read.width, read.height]).toEqual([base.width, base.height]);
          expect(isEqual(read.data, laidOver(base, patches).data)).toBe(true);
          expect(isEqual(plain.encode(patches), file)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('are read alike by other decoders', async () => {
    await fc.assert(
      fc.asyncProperty(templates(alpha), async ({ base, sample, frames }) => {
        const encoder = createPngEncoder(base, sample);
        for (const patches of frames) {
          const file = encoder.encode(patches);
          const expected = laidOver(base, patches);
          expect(isEqual(await bySharp(file), expected.data)).toBe(true);
          // The canvas premultiplies, which loses what is not opaque.
          if (isOpaque(expected)) expect(isEqual(await byCanvas(file), expected.data)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('give bytes that depend neither on the cut of the patches nor on the frames before', () => {
    fc.assert(
      fc.property(templates(alpha), fc.integer({ min: 1, max: 40 }), ({ base, sample, frames }, columns) => {
        const used = createPngEncoder(base, sample);
        for (const patches of frames) used.encode(patches);
        for (const patches of frames) {
          const fresh = createPngEncoder(base, sample).encode(patches);
          expect(isEqual(used.encode(patches), fresh)).toBe(true);
          expect(isEqual(used.encode(recut(laidOver(base, patches), columns)), fresh)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('an opaque picture has three bytes a pixel, and one that is not has four, whatever the base', () => {
  const opaque = picture('gradient', 50, 40, 1);
  const alpha = picture('alpha', 50, 40, 1);
  const encoder = createPngEncoder(opaque, picture('noise', 50, 40, 2));
  const before = encoder.encode([whole(picture('noise', 50, 40, 3))]);
  expect(readPng(before).channels).toBe(3);
  expect(readPng(encoder.encode([whole(alpha)]))).toMatchObject({ channels: 4, data: new Uint8Array(alpha.data) });
  expect(readPng(encoder.encode([whole(alpha), whole(opaque)])).channels).toBe(3);
  expect(isEqual(encoder.encode([whole(picture('noise', 50, 40, 3))]), before)).toBe(true);
  expect(readPng(createPngEncoder(opaque, alpha).encode([])).channels).toBe(4);
});

test('a file is the caller’s own', () => {
  const base = picture('dither', 64, 64, 1);
  const encoder = createPngEncoder(base);
  const file = encoder.encode([]);
  const copy = file.slice();
  expect(file.byteLength).toBe(file.buffer.byteLength);
  file.fill(0);
  base.data.fill(0);
  expect(isEqual(encoder.encode([]), copy)).toBe(true);
});

test('the largest picture of the canvas’s usual limit is exact, changed nowhere, in a corner and everywhere', async () => {
  const side = 4096;
  const base = picture('dither', side, side, 7);
  const noise = picture('noise', side, side, 8);
  const corner = { x: side - 3, y: side - 2, ...picture('noise', 3, 2, 9) };
  const encoder = createPngEncoder(base);
  for (const patches of [[], [corner], [whole(noise)], [whole(noise), whole(base), corner]]) {
    expect(isEqual(await bySharp(encoder.encode(patches)), laidOver(base, patches).data)).toBe(true);
  }
  expect(encoder.sizeBytes).toBeLessThan(500_000_000);
});

test.each([1, 2, 15, 16, 17, 86, 87, 88, 172, 173, 1393])(
  'a flat row of %i pixels, and one that ends flat',
  (width) => {
    const base = picture('flat', width, 3, 5);
    const encoder = createPngEncoder(base);
    const patches = [{ x: 0, y: 1, ...picture('noise', 1, 1, 6) }];
    expect(isEqual(readPng(encoder.encode(patches)).data, laidOver(base, patches).data)).toBe(true);
  },
);

test('what is static is smaller than what level 6 makes of it', async () => {
  const base = picture('stripes', 600, 400, 3);
  const raw = { width: 600, height: 400, channels: 4 } as const;
  const peer = await sharp(base.data, { raw }).removeAlpha().png({ compressionLevel: 6 }).toBuffer();
  expect(createPngEncoder(base).encode([]).length).toBeLessThan(peer.length);
});

test.each<[string, Partial<Patch>]>([
  ['beyond the right edge', { x: 7 }],
  ['beyond the lower edge', { y: 9 }],
  ['left of the picture', { x: -1 }],
  ['between pixels', { x: 0.5 }],
  ['with too little data', { data: new Uint8Array(60) }],
])('a patch %s is refused and leaves nothing behind', (_, change) => {
  const base = picture('flat', 10, 10, 1);
  const encoder = createPngEncoder(base);
  const good = { x: 0, y: 0, ...picture('noise', 4, 4, 1) };
  expect(() => encoder.encode([good, { ...good, ...change }])).toThrow(RangeError);
  expect(isEqual(readPng(encoder.encode([])).data, base.data)).toBe(true);
});

test('a sample of another size is refused, and so is a picture without pixels', () => {
  expect(() => createPngEncoder(picture('flat', 10, 10, 1), picture('flat', 10, 11, 1))).toThrow(RangeError);
  expect(() => createPngEncoder(picture('flat', 0, 10, 1))).toThrow(RangeError);
});
