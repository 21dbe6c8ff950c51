import { deflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../canvas.ts';
import { decodeImage } from '../decode.ts';
import { patched, pngChunk, withChunks } from '../testing/png-chunks.ts';
import { tinyJpeg } from '../testing/tiny-jpeg.ts';

const RED = [220, 38, 38, 255];
const GREEN = [22, 163, 74, 255];
const BLUE = [37, 99, 235, 255];
const GOLD = [250, 204, 21, 255];
const CLEAR = [0, 0, 0, 0];

/** 64 × 48: red and green above blue and gold. */
function quarters(): Sharp {
  const data = Buffer.alloc(64 * 48 * 3);
  for (let y = 0; y < 48; y++) {
    for (let x = 0; x < 64; x++) {
      const color = y < 24 ? (x < 32 ? RED : GREEN) : x < 32 ? BLUE : GOLD;
      data.set(color.slice(0, 3), (y * 64 + x) * 3);
    }
  }
  return sharp(data, { raw: { width: 64, height: 48, channels: 3 } });
}

const decode = async (file: Sharp | Uint8Array): Promise<Picture> =>
  decodeImage(file instanceof Uint8Array ? file : await file.toBuffer(), 500, 500);

function at({ drawable }: Picture, x: number, y: number): number[] {
  return [...(drawable as Canvas).getContext('2d').getImageData(x, y, 1, 1).data];
}

/** Top left, top right, bottom left, bottom right. */
function corners(picture: Picture): number[][] {
  const [right, bottom] = [picture.width - 8, picture.height - 8];
  return [at(picture, 8, 8), at(picture, right, 8), at(picture, 8, bottom), at(picture, right, bottom)];
}

function farthest(actual: readonly number[][], expected: readonly (readonly number[])[]): number {
  return Math.max(...expected.flatMap((color, i) => color.map((value, c) => Math.abs(value - actual[i]![c]!))));
}

const fine = { quality: 95, chromaSubsampling: '4:4:4' } as const;
const UPRIGHT = [RED, GREEN, BLUE, GOLD];

describe('EXIF orientation', () => {
  const turned: Record<number, number[][]> = {
    1: UPRIGHT,
    2: [GREEN, RED, GOLD, BLUE],
    3: [GOLD, BLUE, GREEN, RED],
    4: [BLUE, GOLD, RED, GREEN],
    5: [RED, BLUE, GREEN, GOLD],
    6: [BLUE, RED, GOLD, GREEN],
    7: [GOLD, GREEN, BLUE, RED],
    8: [GREEN, GOLD, RED, BLUE],
  };
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%i', async (orientation) => {
    const picture = await decode(quarters().withMetadata({ orientation }).jpeg(fine));
    const size = orientation < 5 ? [64, 48] : [48, 64];
    expect([picture.naturalWidth, picture.naturalHeight]).toEqual(size);
    expect([picture.width, picture.height]).toEqual(size);
    expect(farthest(corners(picture), turned[orientation]!)).toBeLessThan(6);
  });

  test.each(['png', 'webp', 'avif'] as const)('6 in a %s', async (format) => {
    const picture = await decode(quarters().withMetadata({ orientation: 6 })[format]({ quality: 95 }));
    expect(farthest(corners(picture), turned[6]!)).toBeLessThan(8);
  });
});

describe('colours come out as in sRGB', () => {
  const files: [string, () => Sharp, number][] = [
    ['JPEG', () => quarters().jpeg(fine), 4],
    ['a progressive JPEG', () => quarters().jpeg({ ...fine, progressive: true }), 4],
    ['an interlaced PNG', () => quarters().png({ progressive: true }), 0],
    ['a PNG with a palette', () => quarters().png({ palette: true }), 0],
    ['16 bits', () => quarters().toColourspace('rgb16').png(), 1],
    ['Display P3', () => quarters().withIccProfile('p3').png(), 1],
    ['Display P3 as JPEG', () => quarters().withIccProfile('p3').jpeg(fine), 6],
    ['Display P3 as WebP', () => quarters().withIccProfile('p3').webp({ lossless: true }), 1],
    ['Display P3 as AVIF', () => quarters().withIccProfile('p3').avif({ quality: 95 }), 6],
    ['Display P3 in 16 bits', () => quarters().withIccProfile('p3').toColourspace('rgb16').png(), 1],
    ['sRGB by a profile, in 16 bits', () => quarters().withIccProfile('srgb').toColourspace('rgb16').png(), 1],
    ['AVIF of 10 bits', () => quarters().avif({ bitdepth: 10, quality: 95 }), 4],
    ['AVIF of 12 bits with a profile', () => quarters().withIccProfile('p3').avif({ bitdepth: 12, quality: 95 }), 6],
  ];
  test.each(files)('from %s', async (_, file, tolerance) => {
    expect(farthest(corners(await decode(file())), UPRIGHT)).toBeLessThanOrEqual(tolerance);
  });

  test('from Adobe RGB, by the matrices of the two spaces', async () => {
    const picture = await decode(withProfile(await quarters().png().toBuffer(), adobeRgb()));
    const [red, green] = corners(picture);
    expect(
      farthest(
        [red!, green!],
        [
          [255, 33, 33, 255],
          [0, 164, 65, 255],
        ],
      ),
    ).toBeLessThan(8);
  });

  test('from CMYK with its profile, as near as ink comes', async () => {
    const picture = await decode(quarters().withIccProfile('cmyk').jpeg(fine));
    expect(farthest(corners(picture), UPRIGHT)).toBeLessThan(80);
    const [red, green, blue] = corners(picture);
    expect(red![0]! - red![2]!).toBeGreaterThan(150);
    expect(green![1]! - green![0]!).toBeGreaterThan(100);
    expect(blue![2]! - blue![0]!).toBeGreaterThan(90);
  });

  test('from grey', async () => {
    const grey = (value: number) => [value, value, value, 255];
    const greys = [grey(114), grey(141), grey(109), grey(209)];
    for (const file of [
      quarters().greyscale().jpeg(fine),
      quarters().toColourspace('b-w').png(),
      quarters().toColourspace('grey16').png(),
    ]) {
      expect(farthest(corners(await decode(file)), greys)).toBeLessThan(4);
    }
  });
});

describe('a JPEG of four components', () => {
  const color = async (file: Parameters<typeof tinyJpeg>[0]) => at(await decode(tinyJpeg(file)), 4, 4);
  const isYellow = ([r, g, b]: number[]) => r! > 220 && g! > 200 && b! < 90;
  const isDark = (pixel: number[]) => pixel.slice(0, 3).every((value) => value < 60);

  test('by Adobe holds what is not inked: CMYK', async () => {
    expect(isYellow(await color({ values: [255, 255, 0, 255], adobe: 0 }))).toBe(true);
    expect(isDark(await color({ values: [255, 255, 255, 0], adobe: 0 }))).toBe(true);
    expect(Math.min(...(await color({ values: [255, 255, 255, 255], adobe: 0 })))).toBeGreaterThan(250);
  });

  test('by Adobe holds what is not inked: YCCK', async () => {
    // Y, Cb, Cr of what the inverted inks leave of white: of (0, 0, 255) for yellow, of black for none.
    expect(isYellow(await color({ values: [29, 255, 107, 255], adobe: 2 }))).toBe(true);
    expect(Math.min(...(await color({ values: [0, 128, 128, 255], adobe: 2 })))).toBeGreaterThan(250);
    expect(isDark(await color({ values: [0, 128, 128, 0], adobe: 2 }))).toBe(true);
  });

  test('without Adobe’s marker is read as browsers read it, as if it were there', async () => {
    expect(isYellow(await color({ values: [255, 255, 0, 255] }))).toBe(true);
    expect(isDark(await color({ values: [255, 255, 255, 0] }))).toBe(true);
  });
});

describe('transparency', () => {
  const half = (color: number[]) => [...color.slice(0, 3), 128];
  const greyHalf = (value: number) => [value, value, value, 128];

  test.each([
    ['PNG', () => quarters().ensureAlpha(0.5).png(), UPRIGHT.map(half), 1],
    ['grey PNG', () => quarters().toColourspace('b-w').ensureAlpha(0.5).png(), [114, 141, 109, 209].map(greyHalf), 2],
    ['lossy WebP', () => quarters().ensureAlpha(0.5).webp({ quality: 95 }), UPRIGHT.map(half), 6],
    ['AVIF', () => quarters().ensureAlpha(0.5).avif({ quality: 95 }), UPRIGHT.map(half), 6],
    ['a palette', () => quarters().ensureAlpha(0.5).png({ palette: true }), UPRIGHT.map(half), 2],
  ] as const)('of %s', async (_, file, expected, tolerance) => {
    expect(farthest(corners(await decode(file())), expected)).toBeLessThanOrEqual(tolerance);
  });

  test('of one colour of one bit (tRNS)', async () => {
    const header = Buffer.from([0, 0, 0, 16, 0, 0, 0, 16, 1, 3, 0, 0, 0]);
    const rows = Buffer.concat(Array.from({ length: 16 }, () => Buffer.from([0, 0x00, 0xff])));
    const file = Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      pngChunk('IHDR', header),
      pngChunk('PLTE', Buffer.from([220, 38, 38, 22, 163, 74])),
      pngChunk('tRNS', Buffer.from([0])),
      pngChunk('IDAT', deflateSync(rows)),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    const picture = await decode(file);
    expect(at(picture, 3, 3)).toEqual(CLEAR);
    expect(at(picture, 12, 3)).toEqual(GREEN);
  });
});

describe('of what moves the first frame is shown', () => {
  const frames = async () => [await quarters().png().toBuffer(), await quarters().negate().png().toBuffer()];
  const moving = async () => sharp(await frames(), { join: { animated: true } });

  test('GIF, put where it lies on its canvas', async () => {
    const file = await (await moving()).gif().toBuffer();
    expect(farthest(corners(await decode(file)), UPRIGHT)).toBeLessThan(2);
    const at16 = file.indexOf(Buffer.from([0x2c, 0, 0, 0, 0, 64, 0, 48, 0]));
    const larger = patched(file, [
      [6, 96, 2],
      [8, 72, 2],
      [at16 + 1, 16, 2],
      [at16 + 3, 12, 2],
    ]);
    const picture = await decode(larger);
    expect([picture.width, picture.height]).toEqual([96, 72]);
    expect(at(picture, 4, 4)).toEqual(CLEAR);
    expect(farthest([at(picture, 24, 20)], [RED])).toBeLessThan(2);
  });

  test('WebP, put where it lies on its canvas', async () => {
    const file = await (await moving()).webp({ lossless: true }).toBuffer();
    expect(farthest(corners(await decode(file)), UPRIGHT)).toBeLessThan(2);
    const frame = file.indexOf('ANMF') + 8;
    const larger = patched(file, [
      [24, 95, 3],
      [27, 71, 3],
      [frame, 8, 3],
      [frame + 3, 6, 3],
    ]);
    const picture = await decode(larger);
    expect([picture.width, picture.height]).toEqual([96, 72]);
    expect(at(picture, 4, 4)[3]).toBe(0);
    expect(farthest([at(picture, 24, 20)], [RED])).toBeLessThan(2);
  });

  test('APNG', async () => {
    const png = await quarters().png().toBuffer();
    const control = Buffer.alloc(26);
    control.writeUInt32BE(64, 4);
    control.writeUInt32BE(48, 8);
    const animation = pngChunk('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]));
    const picture = await decode(withChunks(png, animation, pngChunk('fcTL', control)));
    expect(farthest(corners(picture), UPRIGHT)).toBe(0);
  });

  test('AVIF that says it is a sequence', async () => {
    const file = await quarters().avif({ quality: 95 }).toBuffer();
    const picture = await decode(Buffer.from(file.toString('latin1').replace('ftypavif', 'ftypavis'), 'latin1'));
    expect(farthest(corners(picture), UPRIGHT)).toBeLessThan(5);
  });
});

describe('the size', () => {
  test('forty megapixels are shrunk while they are read', async () => {
    const huge = { width: 8000, height: 5000, channels: 3, background: '#dc2626' } as const;
    for (const file of [sharp({ create: huge }).jpeg(), sharp({ create: huge }).png({ compressionLevel: 1 })]) {
      const picture = await decodeImage(await file.toBuffer(), 400, 300);
      expect(picture).toMatchObject({ width: 480, height: 300, naturalWidth: 8000, naturalHeight: 5000 });
      expect(farthest([at(picture, 240, 150)], [RED])).toBeLessThan(3);
    }
  }, 30_000);

  test('one pixel is one pixel', async () => {
    const picture = await decode(sharp({ create: { width: 1, height: 1, channels: 3, background: '#dc2626' } }).png());
    expect([picture.width, picture.height, ...at(picture, 0, 0)]).toEqual([1, 1, ...RED]);
  });
});

describe('what is no image for us', () => {
  test.each([
    ['nothing', new Uint8Array(), 'the file is empty'],
    ['BMP', Buffer.from('424d3a000000', 'hex'), 'the file is BMP; PNG, JPEG, WebP, GIF, AVIF and SVG are accepted'],
    ['TIFF', Buffer.from('49492a0008000000', 'hex'), 'the file is TIFF;'],
    ['TIFF of the other end', Buffer.from('4d4d002a00000008', 'hex'), 'the file is TIFF;'],
    ['HEIC', Buffer.from('0000001c667479706865696300000000', 'hex'), 'the file is HEIC;'],
    ['JPEG XL', Buffer.from('ff0a7f00', 'hex'), 'the file is JPEG XL;'],
    ['an icon', Buffer.from('00000100010010100000', 'hex'), 'the file is icon;'],
    ['PDF', Buffer.from('%PDF-1.7'), 'the file is PDF;'],
    ['a page', Buffer.from('<!DOCTYPE html><p>'), 'the file is HTML;'],
    ['SVGZ', Buffer.from('1f8b08000000', 'hex'), 'the file is compressed;'],
    ['anything', Buffer.from('hello'), 'the file is not an image;'],
  ])('%s', async (_, bytes, message) => {
    const failure = decodeImage(bytes, 10, 10);
    await expect(failure).rejects.toMatchObject({ name: 'DecodeFailure', code: 'image_unreadable' });
    await expect(failure).rejects.toThrow(message);
  });

  test('a refused SVG says why', async () => {
    const failure = decodeImage(Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'), 10, 10);
    await expect(failure).rejects.toMatchObject({
      code: 'svg_refused',
      message: 'as an SVG it is refused: its DOCTYPE declares entities, which are not read',
    });
  });
});

/** A PNG whose colours are by an ICC profile. */
function withProfile(png: Buffer, profile: Buffer): Buffer {
  return withChunks(png, pngChunk('iCCP', Buffer.concat([Buffer.from('Test\0\0'), deflateSync(profile)])));
}

/** Adobe RGB (1998) as an ICC profile of version 2: its white, its three primaries adapted to D50, and gamma 563/256. */
function adobeRgb(): Buffer {
  const xyz = (...values: number[]): Buffer => {
    const body = Buffer.alloc(20);
    body.write('XYZ ');
    values.forEach((value, index) => {
      body.writeInt32BE(Math.round(value * 65_536), 8 + index * 4);
    });
    return body;
  };
  const gamma = Buffer.from('6375727600000000000000010233' + '0000', 'hex');
  const text = Buffer.from('7465787400000000' + '78000000', 'hex');
  const description = Buffer.concat([Buffer.from('64657363000000000000000278' + '00', 'hex'), Buffer.alloc(78)]);
  const tags: [string, Buffer][] = [
    ['desc', description],
    ['cprt', text],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.60974, 0.31111, 0.01947)],
    ['gXYZ', xyz(0.20528, 0.62567, 0.06087)],
    ['bXYZ', xyz(0.14919, 0.06322, 0.74457)],
    ['rTRC', gamma],
    ['gTRC', gamma],
    ['bTRC', gamma],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  let offset = 128 + table.length;
  tags.forEach(([name, data], index) => {
    table.write(name, 4 + index * 12);
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(data.length, 12 + index * 12);
    offset += data.length;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(offset);
  header.writeUInt32BE(0x02100000, 8);
  header.write('mntrRGB XYZ ', 12);
  header.write('acsp', 36);
  xyz(0.9642, 1, 0.8249).copy(header, 68, 8);
  return Buffer.concat([header, table, ...tags.map(([, data]) => data)]);
}
