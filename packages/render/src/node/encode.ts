import type { Canvas } from '@napi-rs/canvas';
import type { Issue } from '@pictify/expr';
import sharp, { type Sharp } from 'sharp';
import type { Surface } from '../canvas.ts';
import type { FrameEncoder } from './differential/frame-encoder.ts';
import { avifSettings } from './encode/avif.ts';
import { jpegSettings } from './encode/jpeg.ts';
import { pngSettings } from './encode/png.ts';
import type { Setting } from './encode/setting.ts';
import { webpSettings } from './encode/webp.ts';
import { writeWithin } from './encode/weight-budget.ts';

export const IMAGE_FORMATS = ['png', 'jpeg', 'webp', 'avif'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

/** How a still image is written. What a format does not have is ignored. */
export interface EncodeOptions {
  readonly format: ImageFormat;
  /** 1..100, of JPEG (default 88), WebP (86) and AVIF (60). */
  readonly quality?: number | undefined;
  /** PNG: at most so many colours; `true` is 256. `false` keeps a weight budget from having the same idea. */
  readonly palette?: boolean | 2 | 4 | 16 | 256 | undefined;
  /** JPEG: `#rrggbb` behind what is transparent; default white. */
  readonly background?: string | undefined;
  /** JPEG: coarse first, then sharper. `false` keeps a weight budget from having the same idea. */
  readonly progressive?: boolean | undefined;
  /** WebP: exact pixels, at several times the weight. */
  readonly lossless?: boolean | undefined;
  /** The weight budget: the best quality under it is looked for, by at most six encodings. */
  readonly maxBytes?: number | undefined;
}

export interface EncodedImage {
  readonly bytes: Uint8Array;
  /** What was used, 1..100; 100 for exact pixels and for the best palette. */
  readonly quality: number;
  /** `quality_reduced` (info) when the budget cost quality, `over_weight_budget` when even the least was too heavy. */
  readonly issues: readonly Issue[];
}

/**
 * The bytes of an image file. Equal pixels and options give equal bytes, in every process. `prepared` writes the best
 * there is under the options, in the same quality, where the picture is much like one that it knows.
 */
export function encode(
  pixels: Pixels,
  options: EncodeOptions,
  prepared: FrameEncoder | null = null,
): Promise<EncodedImage> {
  const { data, width, height } = pixels;
  let opaque: boolean | undefined;
  const image = (): Sharp => {
    opaque ??= isOpaque(data);
    const raw = sharp(data, { raw: { width, height, channels: 4 } });
    return opaque ? raw.removeAlpha() : raw;
  };
  const [best, ...lighter] = SETTINGS[options.format](image, options, width * height);
  const write = prepared ? async () => prepared.encode([{ x: 0, y: 0, ...pixels }]) : best!.write;
  return writeWithin(options.maxBytes, [{ ...best!, write }, ...lighter]);
}

const SETTINGS: Record<ImageFormat, (image: () => Sharp, options: EncodeOptions, pixels: number) => Setting[]> = {
  png: pngSettings,
  jpeg: jpegSettings,
  webp: webpSettings,
  avif: avifSettings,
};

/** Straight (not premultiplied) RGBA, 4 bytes a pixel, row after row. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Reads a surface back. The canvas only records until it is read, so this is where most of the painting happens. */
export function readPixels(surface: Surface): Pixels {
  const { width, height } = surface;
  const { data } = (surface.drawable as Canvas).getContext('2d').getImageData(0, 0, width, height);
  return { data, width, height };
}

function isOpaque(pixels: Uint8ClampedArray): boolean {
  for (let i = 3; i < pixels.length; i += 4) if (pixels[i] !== 255) return false;
  return true;
}
