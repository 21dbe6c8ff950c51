import type { Sharp } from 'sharp';
import type { EncodeOptions } from '../encode.ts';
import { clampQuality, qualitySteps, type Setting } from './setting.ts';

/** Looks better than WebP at 86 by 2 to 4 dB, at 60 % of its weight. */
const DEFAULT_QUALITY = 60;
/** Below it letters lose their edges. */
const FLOOR = 28;
/** 1 is 5 % heavier and 0 doubles the weight; 3 and 4 save 5 to 10 % for twice to six times the time. */
const EFFORT = 2;
/** Time grows with the pixels: beyond these the weight matters less than that the image comes at all. */
const QUICK_FROM_PIXELS = 8_000_000;
const QUICK_EFFORT = 0;

/** Always with full colour resolution: half of it costs 3 to 10 dB and saves 3 to 7 % of the bytes. */
export function avifSettings(image: () => Sharp, options: EncodeOptions, pixels: number): Setting[] {
  const effort = pixels > QUICK_FROM_PIXELS ? QUICK_EFFORT : EFFORT;
  const top = clampQuality(options.quality ?? DEFAULT_QUALITY);
  return qualitySteps(top, FLOOR).map((quality) => ({
    quality,
    cost: `quality ${quality}`,
    write: () => image().avif({ quality, effort, chromaSubsampling: '4:4:4' }).toBuffer(),
  }));
}
