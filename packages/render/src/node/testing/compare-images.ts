import sharp from 'sharp';

export interface Comparison {
  /** Largest difference of any channel, 0..255. */
  readonly maxDelta: number;
  /** Share of pixels that differ by more than `tolerance` in any channel. */
  readonly share: number;
  /** Differences, brightened, as PNG; null when the sizes differ. */
  readonly diff: Uint8Array | null;
}

/** Compares two encoded images pixel by pixel. Different sizes compare as entirely different. */
export async function compareImages(actual: Uint8Array, expected: Uint8Array, tolerance: number): Promise<Comparison> {
  const [a, b] = await Promise.all([readRgba(actual), readRgba(expected)]);
  if (a.width !== b.width || a.height !== b.height) return { maxDelta: 255, share: 1, diff: null };
  const diff = new Uint8Array(a.data.length);
  let maxDelta = 0;
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    let delta = 0;
    for (let c = 0; c < 4; c++) {
      const d = Math.abs((a.data[i + c] as number) - (b.data[i + c] as number));
      delta = Math.max(delta, d);
      diff[i + c] = c === 3 ? 255 : Math.min(255, d * 8);
    }
    maxDelta = Math.max(maxDelta, delta);
    if (delta > tolerance) differing++;
  }
  const raw = { width: a.width, height: a.height, channels: 4 as const };
  return { maxDelta, share: differing / (a.width * a.height), diff: await sharp(diff, { raw }).png().toBuffer() };
}

async function readRgba(bytes: Uint8Array): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
