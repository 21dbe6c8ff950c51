import { PLAYBACK_LIMITS } from '@pictify/scene';
import type { Timeline } from '../../motion/timeline.ts';
import { RenderLimitError } from '../render-limit-error.ts';
import type { MotionOptions } from './render-motion.ts';

const MOST_FRAMES = 150;
/** Milliseconds of one round; frames that only wait cost nothing, so this is longer than anything may move. */
const MOST_MS = 60_000;
/** Pixels of all frames together. They are kept until the file is within its weight, and once more to be written. */
const MOST_PIXELS = 50_000_000;

const RANGES = {
  ...PLAYBACK_LIMITS,
  colors: { min: 4, max: 256 },
  quality: { min: 1, max: 100 },
} as const;

/** @throws RenderLimitError `motion_option_invalid`. */
export function checkMotionOptions(options: MotionOptions): void {
  for (const [name, { min, max }] of Object.entries(RANGES)) {
    const value = options[name as keyof typeof RANGES];
    if (value === undefined || (value >= min && value <= max)) continue;
    throw new RenderLimitError('motion_option_invalid', `“${name}” is from ${min} to ${max}, not ${value}.`);
  }
}

/** @throws RenderLimitError `motion_too_long`, `motion_too_large`. `pixels` are those of one frame. */
export function checkTimeline({ moments, durationMs }: Timeline, pixels: number): void {
  if (moments.length > MOST_FRAMES) {
    const message = `The animation has ${moments.length} frames, at most ${MOST_FRAMES}: shorten what moves, or lower “fps”.`;
    throw new RenderLimitError('motion_too_long', message);
  }
  if (durationMs > MOST_MS) {
    const message = `The animation takes ${(durationMs / 1000).toFixed(1)} s, at most ${MOST_MS / 1000} s: shorten how long pages stay.`;
    throw new RenderLimitError('motion_too_long', message);
  }
  if (moments.length * pixels > MOST_PIXELS) {
    const most = Math.max(1, Math.floor(MOST_PIXELS / pixels));
    const message = `${moments.length} frames of ${pixels} pixels are too large, at most ${most} of this size: lower “scale” or “fps”.`;
    throw new RenderLimitError('motion_too_large', message);
  }
}
