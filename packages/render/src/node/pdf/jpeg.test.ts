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

  test('passes without what stands between its scans and after its end', async () => {
    const bytes = await photo.clone().jpeg({ progressive: true }).toBuffer();
    const remark = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 10]), Buffer.from('Somebody')]);
    const scan = Buffer.from([0xff, 0xda]);
    const first = bytes.indexOf(scan);
    const between = bytes.indexOf(Buffer.from([0xff, 0xc4]), first);
    expect(between).toBeLessThan(bytes.indexOf(scan, first + 2));
    const film = Buffer.from('ftypmp42 by Somebody');
    const full = Buffer.concat([bytes.subarray(0, between), remark, bytes.subarray(between), bytes, film]);
    expect(Buffer.from(passableJpeg(full)!.bytes)).toEqual(Buffer.from(passableJpeg(bytes)!.bytes));
  });

  test('passes with restarts and escapes in its data, and not when it is cut off', async () => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251));
    const bytes = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer();
    expect(bytes.includes(Buffer.from([0xff, 0]))).toBe(true);
    const passed = passableJpeg(bytes)!.bytes;
    expect(await sharp(passed).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
    expect(passableJpeg(bytes.subarray(0, -2))).toBeNull();
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
