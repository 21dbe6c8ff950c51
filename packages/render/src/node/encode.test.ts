import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type EncodeOptions, encode, IMAGE_FORMATS, type Pixels, readPixels } from './encode.ts';
import { createSurface } from './surface.ts';

/** Red on the left, half-transparent blue on the right. */
function flag(right = '#0000ff80'): Pixels {
  const surface = createSurface(40, 20);
  const { context } = surface;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 20, 20);
  context.fillStyle = right;
  context.fillRect(20, 0, 20, 20);
  return readPixels(surface);
}

async function decoded(pixels: Pixels, options: EncodeOptions) {
  const { bytes } = await encode(pixels, options);
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels)].slice(0, info.channels);
  return { bytes, info, at, about: await sharp(bytes).metadata() };
}

const near = (actual: number[], expected: number[]) => Math.max(...expected.map((v, i) => Math.abs(v - actual[i]!)));
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.each(IMAGE_FORMATS)('%s', (format) => {
  test('is the format asked for, with the same bytes for the same pixels', async () => {
    const [first, second] = await Promise.all([encode(flag(), { format }), encode(flag(), { format })]);
    expect(sha(first.bytes)).toBe(sha(second.bytes));
    expect((await sharp(first.bytes).metadata()).format).toBe(format === 'avif' ? 'heif' : format);
    expect(first.issues).toEqual([]);
  });

  test('has the same bytes in another process', async () => {
    const options: EncodeOptions = { format, palette: true, maxBytes: 600 };
    const script = `
      const { encode } = await import(${JSON.stringify(new URL('./encode.ts', import.meta.url).href)});
      const data = Uint8ClampedArray.from({ length: 64 * 64 * 4 }, (_, i) => (i * i) >> 5);
      const { bytes } = await encode({ data, width: 64, height: 64 }, ${JSON.stringify(options)});
      process.stdout.write(Buffer.from(bytes).toString('base64'));`;
    const child = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    const data = Uint8ClampedArray.from({ length: 64 * 64 * 4 }, (_, i) => (i * i) >> 5);
    const { bytes } = await encode({ data, width: 64, height: 64 }, options);
    expect(sha(Buffer.from(child.stdout, 'base64'))).toBe(sha(bytes));
  });
});

describe('PNG', () => {
  test('is exact, with straight alpha', async () => {
    const { info, at } = await decoded(flag(), { format: 'png' });
    expect(info).toMatchObject({ width: 40, height: 20, channels: 4 });
    expect(at(5, 5)).toEqual([255, 0, 0, 255]);
    expect(at(30, 5)).toEqual([0, 0, 255, 128]);
  });

  test('has no alpha channel where everything is opaque', async () => {
    const { info, at } = await decoded(flag('#0000ff'), { format: 'png' });
    expect(info.channels).toBe(3);
    expect(at(30, 5)).toEqual([0, 0, 255]);
  });

  test('with a palette keeps transparency', async () => {
    const { bytes, at } = await decoded(flag(), { format: 'png', palette: true });
    expect(header(bytes)).toEqual({ bits: 8, type: 3 });
    expect(near(at(5, 5), [255, 0, 0, 255])).toBeLessThan(3);
    expect(near(at(30, 5), [0, 0, 255, 128])).toBeLessThan(3);
  });

  test.each([
    [2, 1],
    [4, 2],
    [16, 4],
    [256, 8],
  ] as const)('of %i colours has %i bits a pixel', async (palette, bits) => {
    expect(header((await encode(flag(), { format: 'png', palette })).bytes)).toEqual({ bits, type: 3 });
  });

  /** Bits a pixel and the kind of colour (3 is a palette), from the header chunk. */
  const header = (bytes: Uint8Array) => ({ bits: bytes[24], type: bytes[25] });
});

describe('JPEG', () => {
  test('puts what is transparent on white, or on the colour asked for', async () => {
    const { info, at } = await decoded(flag(), { format: 'jpeg' });
    expect(info.channels).toBe(3);
    expect(near(at(5, 5), [255, 0, 0])).toBeLessThan(4);
    expect(near(at(30, 5), [127, 127, 255])).toBeLessThan(4);
    const onBlack = await decoded(flag(), { format: 'jpeg', background: '#000000' });
    expect(near(onBlack.at(30, 5), [0, 0, 128])).toBeLessThan(4);
  });

  test('is smaller at a lower quality, and takes any number for one', async () => {
    const weight = async (quality: number) => (await encode(flag(), { format: 'jpeg', quality })).bytes.length;
    const sizes = await Promise.all([1e9, 95, 60, 5, -1].map(weight));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes[1]).toBeGreaterThan(sizes[3]!);
  });

  test('is progressive where asked to be, with the same pixels', async () => {
    const [plain, progressive] = await Promise.all(
      [false, true].map((progressive) => decoded(flag(), { format: 'jpeg', progressive })),
    );
    expect(plain?.about.isProgressive).toBe(false);
    expect(progressive?.about.isProgressive).toBe(true);
    expect(progressive?.at(19, 5)).toEqual(plain?.at(19, 5));
  });

  test('keeps the full resolution of colours where the quality is high', async () => {
    const sampling = async (quality: number) => (await decoded(flag(), { format: 'jpeg', quality })).about;
    expect((await sampling(80)).chromaSubsampling).toBe('4:4:4');
    expect((await sampling(79)).chromaSubsampling).toBe('4:2:0');
  });
});

test.each(['webp', 'avif'] as const)('%s keeps transparency', async (format) => {
  const { info, at } = await decoded(flag(), { format });
  expect(info.channels).toBe(4);
  expect(near(at(5, 5), [255, 0, 0, 255])).toBeLessThan(8);
  expect(near(at(35, 5), [0, 0, 255, 128])).toBeLessThan(8);
});

test('lossless WebP is exact', async () => {
  const { at } = await decoded(flag(), { format: 'webp', lossless: true });
  expect(at(19, 5)).toEqual([255, 0, 0, 255]);
  expect(at(20, 5)).toEqual([0, 0, 255, 128]);
});
