import { outset, type Rect, rotatedBounds, union } from '../geometry.ts';
import { moduleOf } from '../layers/index.ts';
import type { LaidOutLayer } from './laid-out.ts';

/** A Gaussian is below half a level of 255 beyond three standard deviations. */
const REACH = 3;

/** What a layer can mark, with its blur, shadows and rotation, in its parent's pixels. */
export function visibleBounds(laidOut: LaidOutLayer): Rect {
  return rotatedBounds(effectBounds(laidOut), laidOut.layer.rotation, laidOut.box);
}

/** The same before the layer's own rotation. */
export function effectBounds(laidOut: LaidOutLayer): Rect {
  const { blur, shadow } = laidOut.layer;
  const ink = outset(moduleOf(laidOut).bounds(laidOut, visibleBounds), blur * REACH);
  let bounds = ink;
  for (const { x, y, blur: radius } of shadow) {
    const cast = outset(ink, (radius / 2) * REACH);
    bounds = union(bounds, { ...cast, x: cast.x + x, y: cast.y + y });
  }
  return bounds;
}
