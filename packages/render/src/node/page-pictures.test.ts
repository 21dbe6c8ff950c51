import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { WantedSize } from '../svg/index.ts';
import { PagePictures } from './page-pictures.ts';
import { PictureCache } from './picture-cache.ts';

/** A PNG of 100 × 100 pixels; each shade is another file. */
const square = (shade: number) =>
  sharp({ create: { width: 100, height: 100, channels: 3, background: { r: shade, g: 0, b: 0 } } })
    .png()
    .toBuffer();
const [one, two, three] = await Promise.all([square(1), square(2), square(3)]);
const natural: WantedSize = { width: 1000, height: 1000, fit: 'cover', scale: 1 };
/** Room for two of them and a half. */
const LIMIT = 25_000;

async function pixelsOf(pictures: PagePictures, bytes: Uint8Array, size = natural): Promise<number> {
  const { width, height } = await (await pictures.begin(bytes, size)).picture;
  return width * height;
}

const TOO_LARGE = {
  code: 'image_too_large',
  message: 'with it the page’s images would be larger than 0.025 megapixels together',
};

test('the pictures of a page are bounded together, the same whether they are remembered or not', async () => {
  const cache = new PictureCache();
  for (let row = 0; row < 2; row++) {
    const pictures = new PagePictures(cache, LIMIT);
    expect(await pixelsOf(pictures, one)).toBe(10_000);
    expect(await pixelsOf(pictures, two)).toBe(10_000);
    await expect(pixelsOf(pictures, three)).rejects.toMatchObject(TOO_LARGE);
    // A smaller one still finds room.
    expect(await pixelsOf(pictures, three, { ...natural, width: 50, height: 50 })).toBe(2500);
  }
});

test('equal bytes at an equal size take room once', async () => {
  const pictures = new PagePictures(new PictureCache(), LIMIT);
  for (let layer = 0; layer < 5; layer++) expect(await pixelsOf(pictures, Buffer.from(one))).toBe(10_000);
});

test('room is taken as soon as a picture is begun, not when it is there', async () => {
  const pictures = new PagePictures(new PictureCache(), LIMIT);
  await pictures.begin(one, natural);
  await pictures.begin(two, natural);
  await expect(pictures.begin(three, natural)).rejects.toMatchObject(TOO_LARGE);
});

test('what must be decoded whole is counted whole, remembered or not', async () => {
  const cache = new PictureCache();
  for (let row = 0; row < 2; row++) {
    const pictures = new PagePictures(cache, LIMIT, LIMIT);
    const small = { ...natural, width: 10, height: 10 };
    expect(await pixelsOf(pictures, one, small)).toBe(100);
    expect(await pixelsOf(pictures, two, small)).toBe(100);
    await expect(pixelsOf(pictures, three, small)).rejects.toMatchObject({
      code: 'image_too_large',
      message: 'with it the page’s image files would hold too many pixels together',
    });
    const photo = await sharp(three).jpeg().toBuffer();
    expect(await pixelsOf(pictures, photo, small)).toBe(100);
  }
  const avif = await sharp(one).avif({ effort: 0 }).toBuffer();
  await expect(pixelsOf(new PagePictures(cache, LIMIT, LIMIT), avif)).rejects.toMatchObject({
    code: 'image_too_large',
  });
});

test('what is drawn small takes little room', async () => {
  const pictures = new PagePictures(new PictureCache(), LIMIT);
  for (const bytes of [one, two, three])
    expect(await pixelsOf(pictures, bytes, { ...natural, width: 80, height: 20 })).toBe(6400);
});
