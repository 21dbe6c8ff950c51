import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';

// libvips decodes bytes from strangers here: only these five loaders, one thread, nothing kept.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

const MAX_PIXELS = 50_000_000;
const MAX_SIDE = 16_384;
const DECODE_SECONDS = 5;

export class DecodeFailure extends Error {
  readonly code: 'image_unreadable' | 'image_too_large';
  constructor(code: DecodeFailure['code'], message: string) {
    super(message);
    this.name = 'DecodeFailure';
    this.code = code;
  }
}

/**
 * Decodes PNG, JPEG, WebP, GIF or AVIF bytes (first frame) to an upright sRGB picture, shrunk on load so that it still
 * covers `width` × `height` pixels, never enlarged. `known` is what `readImageSize` gave for the bytes.
 *
 * @throws DecodeFailure when the bytes are no such image or the image is larger than 50 megapixels or 16,384 a side.
 */
export async function decodeImage(bytes: Uint8Array, width: number, height: number, known?: Extent): Promise<Picture> {
  const natural = known ?? (await readImageSize(bytes));
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: Math.max(1, width), height: Math.max(1, height), fit: 'outside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .timeout({ seconds: DECODE_SECONDS })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw new DecodeFailure('image_unreadable', `the image could not be decoded: ${firstLine(error)}`);
    });
  return {
    width: info.width,
    height: info.height,
    naturalWidth: natural.width,
    naturalHeight: natural.height,
    drawable: canvasOf(data, info.width, info.height),
  };
}

/** The size `decodeImage` gives a picture, to the pixel or nearly so. */
export function decodedSize(natural: Extent, { width, height }: Extent): Extent {
  const scale = Math.min(1, Math.max(width / natural.width, height / natural.height));
  return { width: Math.ceil(natural.width * scale), height: Math.ceil(natural.height * scale) };
}

/**
 * The upright size from the header alone, refused before a pixel is decoded.
 *
 * @throws DecodeFailure as `decodeImage`.
 */
export async function readImageSize(bytes: Uint8Array): Promise<Extent> {
  const header =
    bytes.length === 0
      ? null
      : await sharp(bytes, { limitInputPixels: false })
          .metadata()
          .catch(() => null);
  if (!header?.width || !header.height) {
    throw new DecodeFailure('image_unreadable', 'the file is not a PNG, JPEG, WebP, GIF or AVIF image');
  }
  const { width, height } = header.autoOrient ?? header;
  if (width * height > MAX_PIXELS || width > MAX_SIDE || height > MAX_SIDE) {
    throw new DecodeFailure(
      'image_too_large',
      `the image is ${width}×${height}; at most 50 megapixels and ${MAX_SIDE} a side`,
    );
  }
  return { width, height };
}

function canvasOf(data: Buffer, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

const firstLine = (error: Error): string => error.message.split('\n', 1)[0] ?? 'unknown';
