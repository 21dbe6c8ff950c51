import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { svgSize, type WantedSize } from '../svg/index.ts';
import { decodingWork } from './decode/decoding-work.ts';
import { DecodeFailure } from './decode/failure.ts';
import { type ImageHeader, MAX_PICTURE_PIXELS, readImageHeader } from './decode/read-header.ts';
import { asStillAvif } from './decode/still-avif.ts';
import { type DrawingTime, SvgPainter } from './decode/svg-painter.ts';

export { DecodeFailure, type DrawingTime, decodingWork };

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

/** For what is stuck; how long a picture takes is bounded by its pixels, so that the same ones come out every time. */
const DECODE_SECONDS = 20;
const SVG_DEADLINE_MS = 3000;
/** What takes more work is decoded one after another in the whole process, for its memory. */
const WORK_AT_ONCE = 8_000_000;

const svgPainter = new SvgPainter(SVG_DEADLINE_MS);
let lastLarge: Promise<unknown> = Promise.resolve();

export interface DecodeOptions extends Partial<Pick<WantedSize, 'fit' | 'scale'>> {
  /** What `readImageHeader` gave for the bytes, to spare reading it again. */
  readonly header?: ImageHeader;
  /** What the drawings of a page may still take together. */
  readonly drawingTime?: DrawingTime;
}

/**
 * Decodes PNG, JPEG, WebP, GIF or AVIF bytes (first frame) to an upright sRGB picture, shrunk on load so that it still
 * covers `width` × `height` pixels, never enlarged. An SVG is painted at the size that `fit` gives it in that box,
 * larger or smaller than it says it is.
 *
 * @throws DecodeFailure when the bytes are no such image or the image is larger than 50 megapixels (an AVIF: 24)
 * or 16,384 a side.
 */
export async function decodeImage(
  bytes: Uint8Array,
  width: number,
  height: number,
  { fit = 'cover', scale = 1, header: known, drawingTime }: DecodeOptions = {},
): Promise<Picture> {
  const header = known ?? (await readImageHeader(bytes));
  const { natural, svg } = header;
  const size = { width: Math.max(1, width), height: Math.max(1, height) };
  const bitmap = svg
    ? await svgPainter.paint(svg, svgSize(natural, { ...size, fit, scale }), drawingTime)
    : await inTurn(decodingWork(bytes, natural), () => decodePixels(bytes, size, header));
  return {
    width: bitmap.width,
    height: bitmap.height,
    naturalWidth: natural.width,
    naturalHeight: natural.height,
    drawable: canvasOf(bitmap.data, bitmap.width, bitmap.height),
    ...(svg && svg.leftOut.length > 0 ? { leftOut: svg.leftOut } : {}),
  };
}

function inTurn<T>(work: number, decode: () => Promise<T>): Promise<T> {
  if (work <= WORK_AT_ONCE) return decode();
  const decoded = lastLarge.then(decode);
  lastLarge = decoded.catch(() => undefined);
  return decoded;
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
