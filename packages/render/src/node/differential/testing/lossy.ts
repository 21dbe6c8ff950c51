import sharp from 'sharp';
import type { Pixels } from '../../encode.ts';
import type { JpegEncoderOptions } from '../jpeg-encoder.ts';

/** RGB of a picture over a background: what a file without alpha can show at best. */
export function flattened({ data }: Pixels, background: string): Uint8Array {
  const behind = [1, 3, 5].map((at) => Number.parseInt(background.slice(at, at + 2), 16));
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4) {
    const alpha = data[from + 3]! / 255;
    for (let channel = 0; channel < 3; channel++) {
      rgb[to++] = Math.round(data[from + channel]! * alpha + behind[channel]! * (1 - alpha));
    }
  }
  return rgb;
}

export function meanSquaredError(actual: ArrayLike<number>, wanted: ArrayLike<number>): number {
  if (actual.length !== wanted.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < actual.length; at++) sum += (actual[at]! - wanted[at]!) ** 2;
  return sum / actual.length;
}

/** In decibels. */
export function signalToNoise(actual: ArrayLike<number>, wanted: ArrayLike<number>): number {
  return 10 * Math.log10(255 ** 2 / meanSquaredError(actual, wanted));
}

/** RGB as libjpeg-turbo writes it with code tables of its own. */
export function writeBySharp(
  rgb: Uint8Array,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  { quality, fullColour }: Pick<JpegEncoderOptions, 'quality' | 'fullColour'>,
): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: fullColour ? '4:4:4' : '4:2:0', optimiseCoding: true })
    .toBuffer();
}
