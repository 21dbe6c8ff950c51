import type { Sharp } from 'sharp';
import type { EncodeOptions } from '../encode.ts';
import { clampQuality, qualitySteps, type Setting } from './setting.ts';

const DEFAULT_QUALITY = 86;
/** Below it small letters smear into their surroundings. */
const FLOOR = 25;
/** Effort 4 is 3 to 4 % lighter for twice the time (decision 009), which is only worth it where weight is scarce. */
const EFFORT = 2;
const BUDGET_EFFORT = 4;

export function webpSettings(image: () => Sharp, options: EncodeOptions): Setting[] {
  if (options.lossless) {
    const write = () => image().webp({ lossless: true, effort: EFFORT }).toBuffer();
    return [{ quality: 100, cost: 'exact pixels', write }];
  }
  const top = clampQuality(options.quality ?? DEFAULT_QUALITY);
  const setting = (quality: number, effort: number): Setting => ({
    quality,
    cost: `quality ${quality}`,
    write: () => image().webp({ quality, effort }).toBuffer(),
  });
  return [setting(top, EFFORT), ...qualitySteps(top, FLOOR).map((quality) => setting(quality, BUDGET_EFFORT))];
}
