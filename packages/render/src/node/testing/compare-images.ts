import sharp from 'sharp';
import type { Pixels } from '../encode.ts';

export interface PixelComparison {
  /** Largest difference of any channel, 0..255. */
  readonly maxDelta: number;
  /** Share of pixels that differ by more than `tolerance` in any channel. */
  readonly share: number;
  /** Differences × 8, opaque; null when the sizes differ. */
  readonly diff: Pixels | null;
}

export interface Comparison extends Omit<PixelComparison, 'diff'> {
  /** Differences, brightened, as PNG; null when the sizes differ. */
  readonly diff: Uint8Array | null;
}

/** Compares two encoded images pixel by pixel. Different sizes compare as entirely different. */
export async function compareImages(actual: Uint8Array, expected: Uint8Array, tolerance: number): Promise<Comparison> {
  const [a, b] = await Promise.all([decodePixels(actual), decodePixels(expected)]);
  const { diff, ...result } = comparePixels(a, b, tolerance);
  return { ...result, diff: diff && (await encodePng(diff)) };
}

/** Different sizes compare as entirely different. */
export function comparePixels(a: Pixels, b: Pixels, tolerance: number): PixelComparison {
  if (a.width !== b.width || a.height !== b.height) return { maxDelta: 255, share: 1, diff: null };
  const diff = new Uint8ClampedArray(a.data.length);
  let maxDelta = 0;
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    let delta = 0;
    for (let c = 0; c < 4; c++) {
      const d = Math.abs((a.data[i + c] as number) - (b.data[i + c] as number));
      delta = Math.max(delta, d);
      diff[i + c] = c === 3 ? 255 : d * 8;
    }
    maxDelta = Math.max(maxDelta, delta);
    if (delta > tolerance) differing++;
  }
  const { width, height } = a;
  return { maxDelta, share: differing / (width * height), diff: { data: diff, width, height } };
}

export async function encodePng({ data, width, height }: Pixels): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

export async function decodePixels(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}
