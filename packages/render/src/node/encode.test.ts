import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encode, IMAGE_FORMATS, type Pixels, readPixels } from './encode.ts';
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

async function decoded(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels)].slice(0, info.channels);
  return { info, at };
}

const near = (actual: number[], expected: number[]) => Math.max(...expected.map((v, i) => Math.abs(v - actual[i]!)));

test.each(IMAGE_FORMATS)('equal pixels give equal bytes of the format asked for: %s', async (format) => {
  const [first, second] = await Promise.all([encode(flag(), format), encode(flag(), format)]);
  expect(Buffer.compare(first, second)).toBe(0);
  expect((await sharp(first).metadata()).format).toBe(format);
});

describe('PNG', () => {
  test('is exact, with straight alpha', async () => {
    const { info, at } = await decoded(await encode(flag(), 'png'));
    expect(info).toMatchObject({ width: 40, height: 20, channels: 4 });
    expect(at(5, 5)).toEqual([255, 0, 0, 255]);
    expect(at(30, 5)).toEqual([0, 0, 255, 128]);
  });

  test('has no alpha channel where everything is opaque', async () => {
    const { info, at } = await decoded(await encode(flag('#0000ff'), 'png'));
    expect(info.channels).toBe(3);
    expect(at(30, 5)).toEqual([0, 0, 255]);
  });
});

describe('JPEG', () => {
  test('puts what is transparent on white', async () => {
    const { info, at } = await decoded(await encode(flag(), 'jpeg'));
    expect(info.channels).toBe(3);
    expect(near(at(5, 5), [255, 0, 0])).toBeLessThan(4);
    expect(near(at(30, 5), [127, 127, 255])).toBeLessThan(4);
  });

  test('is smaller at a lower quality', async () => {
    const sizes = await Promise.all([95, 60, 5].map(async (quality) => (await encode(flag(), 'jpeg', quality)).length));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes[0]).toBeGreaterThan(sizes[2]!);
  });
});

test('WebP keeps transparency', async () => {
  const { info, at } = await decoded(await encode(flag(), 'webp'));
  expect(info.channels).toBe(4);
  expect(near(at(5, 5), [255, 0, 0, 255])).toBeLessThan(6);
  expect(near(at(30, 5), [0, 0, 255, 128])).toBeLessThan(6);
});
