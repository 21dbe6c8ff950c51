import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import type { MotionFrame } from './motion-frame.ts';

export interface AnimatedWebpOptions {
  readonly width: number;
  readonly height: number;
  /** How often it plays; 0 is for ever. */
  readonly loop: number;
  /** 1..100. */
  readonly quality: number;
}

/** An animated WebP; the encoder finds by itself what changed. Equal frames give equal bytes. */
export async function encodeAnimatedWebp(
  frames: readonly MotionFrame[],
  { width, height, loop, quality }: AnimatedWebpOptions,
): Promise<Uint8Array> {
  const size = width * height;
  const all = new Uint32Array(size * frames.length);
  for (const [index, { area, pixels }] of frames.entries()) {
    const start = index * size;
    if (index > 0) all.copyWithin(start, start - size, start);
    for (let row = 0; row < area.height; row++) {
      const part = pixels.subarray(row * area.width, (row + 1) * area.width);
      all.set(part, start + (area.y + row) * width + area.x);
    }
    await setImmediate();
  }
  const raw = { width, height: height * frames.length, channels: 4, pageHeight: height } as const;
  let elapsed = 0;
  const delay = frames.map(({ delayMs }) => {
    const before = Math.round(elapsed);
    elapsed += delayMs;
    return Math.round(elapsed) - before;
  });
  return sharp(new Uint8Array(all.buffer), { raw, limitInputPixels: false })
    .webp({ quality, effort: 2, loop, delay })
    .toBuffer();
}
