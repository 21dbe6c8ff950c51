import { choice } from '../properties/choice.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import { type Property, required } from '../properties/property.ts';
import { record } from '../properties/record.ts';
import type { ResolvedAnimation } from './resolved-animation.ts';

const EFFECTS = ['fade', 'slide', 'zoom', 'spin', 'count', 'sweep'] as const;
const EASINGS = ['linear', 'ease-in', 'ease-out', 'ease-in-out', 'back'] as const;
export const SIDES = ['left', 'right', 'top', 'bottom'] as const;

/** Milliseconds that something may wait or move; longer than an animated file may move at all. */
export const LONGEST_MOVE = 10_000;

const animation: Property<ResolvedAnimation> = record({
  effect: required(choice(EFFECTS, 'fade', 'What moves: see the guide on animations.')),
  from: number({
    default: null,
    min: -1e12,
    max: 1e12,
    summary:
      'The start: opacity (0), scale (0.6), degrees (−360), the number counted from (0), or the share swept (0).',
  }),
  side: choice(SIDES, null, 'Where a slide comes from (bottom) and a sweep begins (left).'),
  distance: number({
    default: 0.08,
    min: 0,
    max: 2,
    unit: 'fraction',
    summary: 'How far a slide comes, as a share of the page’s width or height.',
  }),
  delayMs: number({ default: 0, min: 0, max: LONGEST_MOVE, summary: 'Milliseconds at the start before it moves.' }),
  durationMs: number({ default: 800, min: 20, max: LONGEST_MOVE, summary: 'Milliseconds from the start to rest.' }),
  easing: choice(EASINGS, 'ease-out', 'How the speed changes; back goes a little too far and returns.'),
});

/** Of any layer. In a still none of them shows: they all end in the layer as it is. */
export const layerAnimations = list(animation, {
  max: 8,
  summary: 'How it comes in, in GIF and animated WebP; several play together.',
});
