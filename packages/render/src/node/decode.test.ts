import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../canvas.ts';
import { decodeImage } from './decode.ts';
import { GOLDENS } from './testing/golden-case.ts';

const asset = (name: string): Uint8Array => readFileSync(join(GOLDENS, 'assets', name));

function pixel(picture: Picture, x: number, y: number): number[] {
  return [...(picture.drawable as Canvas).getContext('2d').getImageData(x, y, 1, 1).data];
}

const near = (actual: number[], expected: number[]) => Math.max(...expected.map((v, i) => Math.abs(v - actual[i]!)));
const RED = [220, 38, 38, 255];
const GREEN = [22, 163, 74, 255];
const BLUE = [37, 99, 235, 255];

describe('every format', () => {
  test.each([
    ['compass.png', 12],
    ['compass-16-bit.png', 12],
    ['compass.webp', 12],
    ['compass.avif', 12],
    ['two-frames.gif', 12],
    ['compass-exif-6.jpg', 30],
    ['compass-cmyk.jpg', 80],
  ])('%s is upright, in sRGB: red, green and blue in its corners', async (name, tolerance) => {
    const picture = await decodeImage(asset(name), 500, 500);
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual([72, 48]);
    expect([picture.width, picture.height]).toEqual([72, 48]);
    expect(near(pixel(picture, 7, 7), RED)).toBeLessThan(tolerance);
    expect(near(pixel(picture, 64, 7), GREEN)).toBeLessThan(tolerance);
    expect(near(pixel(picture, 7, 40), BLUE)).toBeLessThan(tolerance);
  });

  test('transparency is kept', async () => {
    const picture = await decodeImage(asset('compass-alpha.png'), 500, 500);
    expect(pixel(picture, 36, 2)).toEqual([0, 0, 0, 0]);
    expect(pixel(picture, 7, 7)).toEqual(RED);
  });
});

describe('the size', () => {
  test.each([
    [36, 24, 36, 24],
    [36, 36, 54, 36],
    [10, 40, 60, 40],
    [500, 10, 72, 48],
    [0, 0, 2, 1],
  ])('asked for %i × %i is %i × %i: it covers what was asked, and is never enlarged', async (w, h, width, height) => {
    const picture = await decodeImage(asset('compass.png'), w, h);
    expect([picture.width, picture.height]).toEqual([width, height]);
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual([72, 48]);
  });

  test('of a picture turned by EXIF is that of the upright picture', async () => {
    const picture = await decodeImage(asset('compass-exif-6.jpg'), 36, 24);
    expect([picture.width, picture.height]).toEqual([36, 24]);
  });
});

/** A PNG of zeros with any header. */
function png(width: number, height: number, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(64));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

describe('hostile bytes', () => {
  const text = (words: string) => Buffer.from(words);
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array([0x89])],
    ['a page', text('<!doctype html><title>404</title>')],
    ['PDF', text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj')],
    ['TIFF', Buffer.from('49492a00080000000000', 'hex')],
    ['PPM', text('P3 1 1 255 0 0 0')],
    ['a JPEG that ends early', asset('truncated.jpg')],
    ['a PNG that ends in its header', asset('compass.png').subarray(0, 20)],
    ['a PNG that ends in its data', asset('compass.png').subarray(0, 330)],
    ['a PNG with too little data', png(64, 64)],
    ['a WebP that ends early', asset('compass.webp').subarray(0, 120)],
    ['a PNG of no width', png(0, 10)],
  ])('%s is unreadable', async (_, bytes) => {
    await expect(decodeImage(bytes, 10, 10)).rejects.toMatchObject({ name: 'DecodeFailure', code: 'image_unreadable' });
  });

  test.each([
    [60_000, 60_000],
    [20_000, 1],
    [1, 20_000],
    [10_000, 10_000],
    [2_000_000_000, 2],
  ])('a header of %i × %i is refused by it alone', async (width, height) => {
    const failure = decodeImage(png(width, height), 10, 10);
    await expect(failure).rejects.toMatchObject({ name: 'DecodeFailure' });
    await expect(failure).rejects.toThrow(width > 1_000_000 ? /image/ : `${width}×${height}`);
  });

  test('an AVIF, which is held whole however small it is wanted, may have 24 megapixels', async () => {
    const flat = { width: 4910, height: 4910, channels: 3, background: '#a06040' } as const;
    const bytes = await sharp({ create: flat }).avif({ effort: 0 }).toBuffer();
    expect(bytes.length).toBeLessThan(5000);
    await expect(decodeImage(bytes, 10, 10)).rejects.toMatchObject({
      code: 'image_too_large',
      message: 'the image is 4910×4910; at most 24 megapixels of AVIF and 16384 a side',
    });
  });

  test('a small chunk that inflates to 16 MB is no trouble', async () => {
    const bomb = Buffer.concat([text('Comment\0\0'), deflateSync(Buffer.alloc(16 * 1024 * 1024))]);
    const decoded = decodeImage(png(8, 8, [chunk('zTXt', bomb)]), 10, 10);
    const result = await decoded.catch((error: Error) => error.name);
    expect(['DecodeFailure', 8]).toContain(typeof result === 'string' ? result : result.width);
  });

  test('a file with any bytes changed gives a picture or a DecodeFailure, nothing else', async () => {
    const files = fc.constantFrom(
      'compass.png',
      'compass-exif-6.jpg',
      'compass.webp',
      'two-frames.gif',
      'compass.avif',
    );
    const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(files, changes, async (name, edits) => {
        const bytes = Uint8Array.from(asset(name));
        for (const [at, value] of edits) bytes[at % bytes.length] = value;
        const result = await decodeImage(bytes, 20, 20).catch((error: unknown) => error);
        if (result instanceof Error) expect(result.name).toBe('DecodeFailure');
        else expect((result as Picture).width).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
