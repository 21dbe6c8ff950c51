import type { Sharp } from 'sharp';
import type { EncodeOptions } from '../encode.ts';
import { clampQuality, qualitySteps, type Setting } from './setting.ts';

const DEFAULT_QUALITY = 88;
/** Below it blocks show in gradients and letters have halos. */
const FLOOR = 40;
/** From it the colours keep their full resolution; below, frayed coloured letters are the lesser evil. */
const FULL_COLOUR = 80;

/**
 * Fixed Huffman tables first: optimised ones save 6 to 12 % of the bytes for at least twice the time (decision 009).
 * Where a budget asks for less weight they come before any loss, and so does the progressive order (5 % more).
 */
export function jpegSettings(image: () => Sharp, options: EncodeOptions): Setting[] {
  const { quality: top, background } = jpegLook(options);
  const { progressive } = options;
  const setting = (quality: number, packed: boolean): Setting => ({
    quality,
    cost: `quality ${quality}`,
    write: () =>
      image()
        .flatten({ background })
        .jpeg({
          quality,
          chromaSubsampling: isFullColour(quality) ? '4:4:4' : '4:2:0',
          optimiseCoding: packed,
          progressive: progressive ?? packed,
        })
        .toBuffer(),
  });
  return [setting(top, progressive === true), ...qualitySteps(top, FLOOR).map((quality) => setting(quality, true))];
}

/** What of the options decides how a JPEG looks. */
export function jpegLook({ quality = DEFAULT_QUALITY, background = '#ffffff' }: EncodeOptions) {
  const clamped = clampQuality(quality);
  return { quality: clamped, fullColour: isFullColour(clamped), background };
}

const isFullColour = (quality: number): boolean => quality >= FULL_COLOUR;
