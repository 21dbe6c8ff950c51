import type { Sharp } from 'sharp';
import type { EncodeOptions } from '../encode.ts';
import type { Setting } from './setting.ts';

/** The quantiser's own search for a palette: less than this leaves patches of visible noise in dark gradients. */
const EFFORT = 7;

/**
 * Exact pixels, then exact pixels packed harder (5 to 25 % lighter for three times the time), then palettes: of
 * 256 colours (a quarter to a half of the weight), with less dithering, then of fewer colours, until gradients show steps.
 */
export function pngSettings(image: () => Sharp, { palette }: EncodeOptions): Setting[] {
  const exact = (compressionLevel: number): Setting => ({
    quality: 100,
    cost: 'exact pixels',
    write: () => image().png({ compressionLevel }).toBuffer(),
  });
  const colours = typeof palette === 'number' ? palette : 256;
  const reduced = (quality: number, dither: number): Setting => ({
    quality,
    cost: quality === 100 ? `a palette of ${colours} colours` : `a palette of quality ${quality}`,
    write: () =>
      image().png({ palette: true, colours, quality, dither, effort: EFFORT, compressionLevel: 9 }).toBuffer(),
  });
  const palettes = [reduced(100, 1), reduced(100, 0.5), reduced(70, 0.5), reduced(40, 0.5)];
  if (palette === false) return [exact(6), exact(9)];
  return palette === undefined ? [exact(6), exact(9), ...palettes] : palettes;
}
