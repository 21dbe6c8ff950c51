import { BLUR_REACH } from '../blur-reach.ts';
import { outset, type Rect, rotatedBounds, union } from '../geometry.ts';
import { moduleOf } from '../layers/index.ts';
import { movedBounds } from '../motion/motion.ts';
import type { LaidOutLayer } from './laid-out.ts';

/** What a layer can mark, with its blur, shadows, rotation and motion, in its parent's pixels. */
export function visibleBounds(laidOut: LaidOutLayer): Rect {
  const bounds = rotatedBounds(effectBounds(laidOut), laidOut.layer.rotation, laidOut.box);
  return laidOut.motion ? movedBounds(bounds, laidOut.motion, laidOut.box) : bounds;
}

/** The same before the layer's own rotation. */
export function effectBounds(laidOut: LaidOutLayer): Rect {
  const { blur, shadow } = laidOut.layer;
  const ink = outset(inkBounds(laidOut), blur * BLUR_REACH);
  let bounds = ink;
  for (const { x, y, blur: radius, spread, inset } of shadow) {
    if (inset) continue;
    const cast = outset(ink, (radius / 2) * BLUR_REACH + Math.max(0, spread));
    bounds = union(bounds, { ...cast, x: cast.x + x, y: cast.y + y });
  }
  return bounds;
}

/** Groups ask their children, whose effects ask again: each answer is found once, however deep they are nested. */
const known = new WeakMap<LaidOutLayer, Rect>();

/** The same before the layer's effects: what its own marks cover. */
export function inkBounds(laidOut: LaidOutLayer): Rect {
  let bounds = known.get(laidOut);
  if (!bounds) known.set(laidOut, (bounds = moduleOf(laidOut).bounds(laidOut, visibleBounds)));
  return bounds;
}
