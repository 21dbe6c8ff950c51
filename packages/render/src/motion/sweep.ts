import type { AnimationSide } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { effectBounds, inkBounds } from '../layout/visible-bounds.ts';
import type { Motion } from './motion.ts';

const FAR = 1e5;

/** The layer with what it measures run up to `share` of itself, or cut to a `share` from one side. */
export function swept(laidOut: LaidOutLayer, side: AnimationSide, share: number): LaidOutLayer {
  switch (laidOut.type) {
    case 'progress':
      return { ...laidOut, layer: { ...laidOut.layer, fraction: laidOut.layer.fraction * share } };
    case 'rating':
      return { ...laidOut, layer: { ...laidOut.layer, value: laidOut.layer.value * share } };
    case 'chart':
      return { ...laidOut, reveal: laidOut.reveal * share };
    default:
      return revealed(laidOut, side, share);
  }
}

function revealed(laidOut: LaidOutLayer, side: AnimationSide, share: number): LaidOutLayer {
  return { ...laidOut, motion: { ...(laidOut.motion ?? STILL), clip: openPart(laidOut, side, share) } };
}

export const STILL: Motion = { x: 0, y: 0, scale: 1, clip: null };

/** From one side across the box and the effects around it; across the side's direction nothing is cut. */
function openPart(laidOut: LaidOutLayer, side: AnimationSide, share: number): Rect {
  const ink = inkBounds(laidOut);
  const soft = effectBounds(laidOut);
  const { box } = laidOut;
  const left = box.x - (ink.x - soft.x);
  const right = box.x + box.width + (soft.x + soft.width - ink.x - ink.width);
  const top = box.y - (ink.y - soft.y);
  const bottom = box.y + box.height + (soft.y + soft.height - ink.y - ink.height);
  const whole = { x: -FAR, y: -FAR, width: 2 * FAR, height: 2 * FAR };
  switch (side) {
    case 'left':
      return { ...whole, width: FAR + left + (right - left) * share };
    case 'right':
      return { ...whole, x: right - (right - left) * share };
    case 'top':
      return { ...whole, height: FAR + top + (bottom - top) * share };
    case 'bottom':
      return { ...whole, y: bottom - (bottom - top) * share };
  }
}
