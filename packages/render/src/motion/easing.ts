import type { Easing, ResolvedAnimation } from '@pictify/scene';

/** How far back goes beyond its end before it returns: a tenth, as in Penner's equations. */
const OVERSHOOT = 1.70158;

const CURVES: { readonly [name in Easing]: (share: number) => number } = {
  linear: (share) => share,
  'ease-in': (share) => share ** 3,
  'ease-out': (share) => 1 - (1 - share) ** 3,
  'ease-in-out': (share) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2),
  back: (share) => 1 + (OVERSHOOT + 1) * (share - 1) ** 3 + OVERSHOOT * (share - 1) ** 2,
};

/** `share` of the time is 0..1; the share of the way may pass 1 with `back`. Exact at both ends. */
export function ease(easing: Easing, share: number): number {
  if (share <= 0) return 0;
  return share >= 1 ? 1 : CURVES[easing](share);
}

/** How far an animation has come at a time of its page, in milliseconds. */
export function progressAt({ delayMs, durationMs, easing }: ResolvedAnimation, timeMs: number): number {
  return ease(easing, (timeMs - delayMs) / durationMs);
}
