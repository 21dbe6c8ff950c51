import sharp from 'sharp';
import type { Extent } from '../../geometry.ts';
import { type SafeSvg, sanitiseSvg } from '../../svg/index.ts';
import { isAvif } from './decoding-work.ts';
import { DecodeFailure } from './failure.ts';
import { notAnImage, sniff } from './sniff.ts';
import { asStillAvif } from './still-avif.ts';

export const MAX_PICTURE_PIXELS = 50_000_000;
/** A decoder of AVIF needs 18 bytes a pixel at the same time, however small the picture is wanted. */
const MAX_AVIF_PIXELS = 24_000_000;
const MAX_SIDE = 16_384;

/** What is known of an image before a pixel of it is decoded. */
export interface ImageHeader {
  /** Upright. */
  readonly natural: Extent;
  /** The drawing, where it is one. */
  readonly svg: SafeSvg | null;
  /** More than 8 bits a channel, with a colour profile. */
  readonly isDeepWithProfile: boolean;
}

/**
 * @throws DecodeFailure when the bytes are no image we draw, or one larger than 50 megapixels (an AVIF: 24) or 16,384 px
 * a side.
 */
export async function readImageHeader(bytes: Uint8Array): Promise<ImageHeader> {
  return sniff(bytes) === 'svg' ? svgHeader(bytes) : pictureHeader(bytes);
}

function svgHeader(bytes: Uint8Array): ImageHeader {
  const result = sanitiseSvg(bytes);
  if ('refusal' in result) throw new DecodeFailure('svg_refused', `as an SVG it is refused: ${result.refusal}`);
  return { natural: result.svg.natural, svg: result.svg, isDeepWithProfile: false };
}

async function pictureHeader(bytes: Uint8Array): Promise<ImageHeader> {
  const header = await sharp(asStillAvif(bytes), { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!header?.width || !header.height) throw notAnImage();
  const { width, height } = header.autoOrient ?? header;
  const most = isAvif(bytes) ? MAX_AVIF_PIXELS : MAX_PICTURE_PIXELS;
  if (width * height > most || width > MAX_SIDE || height > MAX_SIDE) {
    throw new DecodeFailure(
      'image_too_large',
      `the image is ${width}×${height}; at most ${most / 1e6} megapixels${isAvif(bytes) ? ' of AVIF' : ''} and ${MAX_SIDE} a side`,
    );
  }
  return {
    natural: { width, height },
    svg: null,
    isDeepWithProfile: header.depth === 'ushort' && header.hasProfile === true,
  };
}
