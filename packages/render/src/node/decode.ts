import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { svgSize, type WantedSize } from '../svg/index.ts';
import { DecodeFailure } from './decode/failure.ts';
import { type ImageHeader, MAX_PICTURE_PIXELS, readImageHeader } from './decode/read-header.ts';
import { asStillAvif } from './decode/still-avif.ts';
import { SvgPainter } from './decode/svg-painter.ts';

export { DecodeFailure };

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

const DECODE_SECONDS = 5;
const SVG_DEADLINE_MS = 10_000;

const svgPainter = new SvgPainter(SVG_DEADLINE_MS);

export interface DecodeOptions extends Partial<Pick<WantedSize, 'fit' | 'scale'>> {
  /** What `readImageHeader` gave for the bytes, to spare reading it again. */
  readonly header?: ImageHeader;
}

/**
 * Decodes PNG, JPEG, WebP, GIF or AVIF bytes (first frame) to an upright sRGB picture, shrunk on load so that it still
 * covers `width` × `height` pixels, never enlarged. An SVG is painted at the size that `fit` gives it in that box,
 * larger or smaller than it says it is.
 *
 * @throws DecodeFailure when the bytes are no such image or the image is larger than 50 megapixels or 16,384 a side.
 */
export async function decodeImage(
  bytes: Uint8Array,
  width: number,
  height: number,
  { fit = 'cover', scale = 1, header: known }: DecodeOptions = {},
): Promise<Picture> {
  const header = known ?? (await readImageHeader(bytes));
  const { natural, svg } = header;
  const size = { width: Math.max(1, width), height: Math.max(1, height) };
  const bitmap = svg
    ? await svgPainter.paint(svg, svgSize(natural, { ...size, fit, scale }))
    : await decodePixels(bytes, size, header);
  return {
    width: bitmap.width,
    height: bitmap.height,
    naturalWidth: natural.width,
    naturalHeight: natural.height,
    drawable: canvasOf(bitmap.data, bitmap.width, bitmap.height),
    ...(svg && svg.leftOut.length > 0 ? { leftOut: svg.leftOut } : {}),
  };
}

async function decodePixels(bytes: Uint8Array, size: Extent, { isDeepWithProfile }: ImageHeader) {
  const image = sharp(asStillAvif(bytes), { limitInputPixels: MAX_PICTURE_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ ...size, fit: 'outside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .timeout({ seconds: DECODE_SECONDS });
  // Deep pictures with a profile are worked on in Display P3, and only a profile for the output leads out of it.
  if (isDeepWithProfile) image.withIccProfile('srgb', { attach: false });
  const { data, info } = await image
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw new DecodeFailure('image_unreadable', `the image could not be decoded: ${firstLine(error)}`);
    });
  const { width, height } = info;
  return { data: new Uint8ClampedArray(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength), width, height };
}

/** The size `decodeImage` gives a picture, to the pixel or nearly so. */
export function decodedSize(natural: Extent, isSvg: boolean, wanted: WantedSize): Extent {
  if (isSvg) return svgSize(natural, wanted);
  const scale = Math.min(1, Math.max(wanted.width / natural.width, wanted.height / natural.height));
  return { width: Math.ceil(natural.width * scale), height: Math.ceil(natural.height * scale) };
}

function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
}

const firstLine = (error: Error): string => error.message.split('\n', 1)[0] ?? 'unknown';
