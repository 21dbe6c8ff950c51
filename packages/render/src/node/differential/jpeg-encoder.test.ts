import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Pixels } from '../encode.ts';
import type { Patch } from './frame-encoder.ts';
import { createJpegEncoder, type JpegEncoderOptions } from './jpeg-encoder.ts';
import { exactBlocks } from './testing/jpeg-definition.ts';
import { flattened, meanSquaredError, writeBySharp } from './testing/lossy.ts';
import { kinds, laidOver, patchesWithin, picture, seeds, sizes } from './testing/pictures.ts';
import { readJpeg } from './testing/read-jpeg.ts';

const OPTIONS: JpegEncoderOptions = { quality: 88, fullColour: false, background: '#ffffff' };

const whole = (pixels: Pixels): Patch => ({ x: 0, y: 0, ...pixels });

const isEqual = (a: ArrayBufferView, b: ArrayBufferView): boolean =>
  Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(Buffer.from(b.buffer, b.byteOffset, b.byteLength));

const anyOptions: fc.Arbitrary<JpegEncoderOptions> = fc.record({
  quality: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constantFrom(49, 50, 75, 88, 100)),
  fullColour: fc.boolean(),
  background: fc.constantFrom('#ffffff', '#000000', '#1E90ff'),
});

const turned = sizes.map(({ width, height }) => ({ width: height, height: width }));

/** A base, a sample, and what is laid over the base for some frames. */
const templates = fc.oneof({ weight: 3, arbitrary: sizes }, turned).chain((size) =>
  fc
    .record({ kind: kinds(true), seed: seeds, sample: patchesWithin(size, true), options: anyOptions })
    .chain(({ kind, seed, sample, options }) => {
      const base = picture(kind, size.width, size.height, seed);
      return fc.record({
        base: fc.constant(base),
        sample: fc.constant(laidOver(base, sample)),
        options: fc.constant(options),
        frames: fc.array(patchesWithin(size, true), { minLength: 1, maxLength: 4 }),
      });
    }),
);

const bySharp = (file: Uint8Array): Promise<Buffer> => sharp(file).raw().toBuffer();

async function byCanvas(file: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(Buffer.from(file));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data.filter((_, at) => at % 4 !== 3);
}

describe('any picture', () => {
  test('is a sound file of coefficients that are those of the definition, quantised', () => {
    fc.assert(
      fc.property(templates, ({ base, sample, options, frames }) => {
        const encoder = createJpegEncoder(base, options, sample);
        for (const patches of frames) {
          const { width, height, steps, coefficients } = readJpeg(encoder.encode(patches));
          expect([width, height]).toEqual([base.width, base.height]);
          const rgb = flattened(laidOver(base, patches), options.background);
          const lumaBlocks = options.fullColour ? 1 : 4;
          let at = 0;
          for (const exact of exactBlocks(rgb, base, options.fullColour)) {
            const step = steps[(at / 64) % (lumaBlocks + 2) < lumaBlocks ? 0 : 1]!;
            // Half a step, and what samples rounded all the same way make of it.
            const excess = exact.map((value, k) => Math.abs(value - coefficients[at + k]! * step[k]!) - step[k]! / 2);
            expect(Math.max(...excess)).toBeLessThan(5);
            at += 64;
          }
          expect(at).toBe(coefficients.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is shown by two decoders much as that of libjpeg-turbo', async () => {
    await fc.assert(
      fc.asyncProperty(templates, async ({ base, sample, options, frames }) => {
        const encoder = createJpegEncoder(base, options, sample);
        for (const patches of frames) {
          const file = encoder.encode(patches);
          const wanted = flattened(laidOver(base, patches), options.background);
          const peer = await bySharp(await writeBySharp(wanted, base, options));
          // Of a few pixels with coarse steps either may be the lucky one.
          const tolerable = meanSquaredError(peer, wanted) * 2 + 40;
          expect(meanSquaredError(await bySharp(file), wanted)).toBeLessThan(tolerable);
          expect(meanSquaredError(await byCanvas(file), wanted)).toBeLessThan(tolerable);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is written with the same bytes by both implementations', () => {
    fc.assert(
      fc.property(templates, ({ base, sample, options, frames }) => {
        const encoder = createJpegEncoder(base, options, sample, 'wasm');
        const plain = createJpegEncoder(base, options, sample, 'typescript');
        for (const patches of [[], ...frames, [whole(base)]]) {
          expect(isEqual(encoder.encode(patches), plain.encode(patches))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('is written with bytes that depend neither on the cut of the patches nor on the frames before', () => {
    fc.assert(
      fc.property(templates, ({ base, sample, options, frames }) => {
        const used = createJpegEncoder(base, options, sample);
        for (const patches of frames) used.encode(patches);
        const inverted = whole({ ...base, data: base.data.map((byte) => byte ^ 0xff) });
        for (const patches of frames) {
          const fresh = createJpegEncoder(base, options, sample).encode(patches);
          expect(isEqual(used.encode(patches), fresh)).toBe(true);
          expect(isEqual(used.encode([whole(laidOver(base, patches))]), fresh)).toBe(true);
          expect(isEqual(used.encode([inverted, whole(base), ...patches]), fresh)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('has the coefficients that it has where no pixel is the base’s', () => {
    fc.assert(
      fc.property(templates, ({ base, sample, options, frames }) => {
        const encoder = createJpegEncoder(base, options, sample);
        for (const patches of frames) {
          const frame = laidOver(base, patches);
          const unlike: Pixels = { ...base, data: frame.data.map((byte) => byte ^ 0xff) };
          const afresh = readJpeg(createJpegEncoder(unlike, options).encode([whole(frame)]));
          expect(isEqual(readJpeg(encoder.encode(patches)).coefficients, afresh.coefficients)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe.each([true, false])('full colour %s', (fullColour) => {
  test('a frame of noise has room although the base is flat', () => {
    const options = { ...OPTIONS, quality: 100, fullColour };
    const encoder = createJpegEncoder(picture('flat', 701, 499, 1), options);
    const before = encoder.encode([]);
    const file = encoder.encode([whole(picture('noise', 701, 499, 2))]);
    expect(readJpeg(file).mcuCount).toBe(fullColour ? 88 * 63 : 44 * 32);
    expect(file.length).toBeGreaterThan(701 * 499);
    expect(isEqual(encoder.encode([]), before)).toBe(true);
  });

  test('the largest picture is sound, with a patch that begins and ends within MCUs', async () => {
    const side = 4096;
    const band = picture('stripes', side, 64, 7).data;
    const base: Pixels = { width: side, height: side, data: new Uint8ClampedArray(side * side * 4) };
    for (let at = 0; at < base.data.length; at += band.length) base.data.set(band, at);
    const noise = picture('noise', 3000, 301, 8);
    const encoder = createJpegEncoder(base, { ...OPTIONS, fullColour });
    const file = encoder.encode([{ x: 1001, y: 777, ...noise }]);
    expect(readJpeg(file).mcuCount).toBe(fullColour ? 512 * 512 : 256 * 256);
    // The MCUs wholly within the patch, which are coded as if they were all there is.
    const wanted = await sharp(noise.data, { raw: { width: 3000, height: 301, channels: 4 } })
      .removeAlpha()
      .extract({ left: 7, top: 7, width: 2976, height: 288 })
      .raw()
      .toBuffer();
    const peer = await bySharp(await writeBySharp(wanted, { width: 2976, height: 288 }, { ...OPTIONS, fullColour }));
    const ours = await sharp(file).extract({ left: 1008, top: 784, width: 2976, height: 288 }).raw().toBuffer();
    expect(meanSquaredError(ours, wanted)).toBeLessThan(meanSquaredError(peer, wanted) * 1.02);
    expect(encoder.sizeBytes).toBeLessThan(side * side * 12);
  });
});

test('a file is the caller’s own', () => {
  const base = picture('dither', 64, 64, 1);
  const encoder = createJpegEncoder(base, OPTIONS);
  const file = encoder.encode([]);
  const copy = file.slice();
  expect(file.byteLength).toBe(file.buffer.byteLength);
  file.fill(0);
  base.data.fill(0);
  expect(isEqual(encoder.encode([]), copy)).toBe(true);
});

describe('what cannot be encoded is refused', () => {
  const base = picture('flat', 20, 10, 1);

  test.each<[string, () => unknown]>([
    ['a sample of another size', () => createJpegEncoder(base, OPTIONS, picture('flat', 10, 20, 1))],
    ['a picture without pixels', () => createJpegEncoder(picture('flat', 0, 10, 1), OPTIONS)],
    ['a picture that is too large', () => createJpegEncoder(picture('flat', 4097, 1, 1), OPTIONS)],
    ['a quality that is none', () => createJpegEncoder(base, { ...OPTIONS, quality: 0 })],
    ['a colour that is none', () => createJpegEncoder(base, { ...OPTIONS, background: 'white' })],
  ])('%s', (_, attempt) => {
    expect(attempt).toThrow(RangeError);
  });

  test('a patch beyond the edge, and it leaves nothing behind', () => {
    const encoder = createJpegEncoder(base, OPTIONS);
    const before = encoder.encode([]);
    expect(() => encoder.encode([whole(picture('noise', 20, 10, 2)), { x: 1, y: 0, ...base }])).toThrow(RangeError);
    expect(isEqual(encoder.encode([]), before)).toBe(true);
  });
});
