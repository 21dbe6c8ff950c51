import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { passableJpeg } from './jpeg.ts';

const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: '#a06040' } });
const exif = (orientation: number) => ({ orientation, exif: { IFD0: { Artist: 'Somebody' } } });

describe('a JPEG on its way into a document', () => {
  test('passes as it is, without its maker and its comments', async () => {
    const bytes = await photo.clone().withMetadata(exif(1)).jpeg().toBuffer();
    expect(bytes.includes('Somebody')).toBe(true);
    const passed = passableJpeg(bytes)!;
    expect(passed).toMatchObject({ width: 40, height: 30, gray: false });
    expect(Buffer.from(passed.bytes).includes('Somebody')).toBe(false);
    const pixels = (jpeg: Uint8Array) => sharp(jpeg).raw().toBuffer();
    expect(await pixels(passed.bytes)).toEqual(await pixels(bytes));
  });

  test('passes when it is grey or progressive', async () => {
    expect(passableJpeg(await photo.clone().toColourspace('b-w').jpeg().toBuffer())?.gray).toBe(true);
    expect(passableJpeg(await photo.clone().jpeg({ progressive: true }).toBuffer())).not.toBeNull();
  });

  test('does not when it is turned, of other colours, or no JPEG', async () => {
    expect(passableJpeg(await photo.clone().withMetadata(exif(6)).jpeg().toBuffer())).toBeNull();
    expect(passableJpeg(await photo.clone().toColourspace('cmyk').jpeg().toBuffer())).toBeNull();
    expect(passableJpeg(await photo.clone().withIccProfile('p3').jpeg().toBuffer())).toBeNull();
    expect(passableJpeg(await photo.clone().png().toBuffer())).toBeNull();
  });

  test('never breaks the reader, whatever is in it', async () => {
    const bytes = await photo.clone().withMetadata(exif(3)).jpeg().toBuffer();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
        const damaged = Buffer.from(bytes.subarray(0, length));
        if (at < length) damaged[at] = value;
        expect(() => passableJpeg(damaged)).not.toThrow();
      }),
    );
  });
});
