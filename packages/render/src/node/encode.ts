import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { Surface } from '../canvas.ts';

export const IMAGE_FORMATS = ['png', 'jpeg', 'webp'] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

const DEFAULT_QUALITY: Record<ImageFormat, number> = { png: 100, jpeg: 88, webp: 86 };

/**
 * The bytes of an image file. `quality` is 1..100 and means nothing to PNG, which is lossless. JPEG has no
 * transparency: what is transparent becomes white. Equal pixels give equal bytes.
 */
export async function encode(
  { data, width, height }: Pixels,
  format: ImageFormat,
  quality = DEFAULT_QUALITY[format],
): Promise<Uint8Array> {
  const image = sharp(data, { raw: { width, height, channels: 4 } });
  const opaque = isOpaque(data);
  switch (format) {
    case 'png':
      return (opaque ? image.removeAlpha() : image).png({ compressionLevel: 6 }).toBuffer();
    case 'jpeg':
      return (
        (opaque ? image.removeAlpha() : image.flatten({ background: '#ffffff' }))
          // Optimised Huffman tables would save 6 to 12 % of the bytes for at least twice the time (decision 009).
          .jpeg({ quality, chromaSubsampling: quality >= 80 ? '4:4:4' : '4:2:0', optimiseCoding: false })
          .toBuffer()
      );
    case 'webp':
      return (opaque ? image.removeAlpha() : image).webp({ quality, effort: 2 }).toBuffer();
  }
}

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
