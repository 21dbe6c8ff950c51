import type { Compiling } from '../compile/compiling.ts';
import { number } from '../properties/number.ts';
import { plain } from '../properties/property.ts';
import { optional, record } from '../properties/record.ts';
import type { ResolvedPlayback } from './resolved-animation.ts';

/** The bounds of the settings of an animated file, for documents and for calls alike. */
export const PLAYBACK_LIMITS = Object.freeze({
  fps: { min: 1, max: 50 },
  loop: { min: 0, max: 1000 },
  holdMs: { min: 0, max: 60_000 },
  posterMs: { min: 0, max: 60_000 },
});

/** `animation` of a template; a call may choose otherwise. */
export const playback = optional(
  record(
    {
      fps: plain(number({ default: null, ...PLAYBACK_LIMITS.fps, summary: 'Frames a second while something moves.' })),
      loop: plain(
        number({
          default: null,
          ...PLAYBACK_LIMITS.loop,
          integer: true,
          summary: 'How often it plays; 0 is for ever.',
        }),
      ),
      holdMs: plain(number({ default: null, ...PLAYBACK_LIMITS.holdMs, summary: 'How long the last frame stays.' })),
      posterMs: plain(
        number({
          default: null,
          ...PLAYBACK_LIMITS.posterMs,
          summary: 'How long the finished card shows before it starts to move.',
        }),
      ),
    },
    'How GIF and animated WebP play.',
  ),
);

/** Null where nothing is written. */
export function compilePlayback(written: unknown, at: Compiling): ResolvedPlayback | null {
  const cell = playback.compile(written, at);
  return cell.literal ? cell.value : null;
}
