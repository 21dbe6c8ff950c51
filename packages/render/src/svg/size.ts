import type { ImageFit } from '@pictify/scene';
import type { Extent } from '../geometry.ts';

/** The largest bitmap a drawing is painted on; where more is asked it is enlarged like any picture. */
const MAX_SIDE = 4096;
const MAX_PIXELS = 16_000_000;
/** Device pixels of a box, how a picture lies in it, and how many of them a page pixel has. */
export interface WantedSize extends Extent {
  readonly fit: ImageFit;
  readonly scale: number;
}

/**
 * How many device pixels large a drawing is painted for a box, so that it need not be scaled
 * afterwards by more than what makes its sides whole.
 */
export function svgSize(natural: Extent, { width, height, fit, scale }: WantedSize): Extent {
  const across = width / natural.width;
  const down = height / natural.height;
  const factor = Math.min(
    fit === 'none' ? scale : fit === 'contain' ? Math.min(across, down) : Math.max(across, down),
    MAX_SIDE / natural.width,
    MAX_SIDE / natural.height,
    Math.sqrt(MAX_PIXELS / (natural.width * natural.height)),
  );
  const side = (length: number): number => Math.max(1, Math.round(length * factor));
  return { width: side(natural.width), height: side(natural.height) };
}
