import { LAYERS, type ResolvedLayer, type Sizing } from '@pictify/scene';
import type { Extent } from '../geometry.ts';
import { heightLimits, type SideLimits, widthLimits, within } from './stack-axis.ts';

type Measure = (layer: ResolvedLayer, room: Extent) => Extent;

/** `none`: a filling side of a layer that has no size of its own. */
type Side = Sizing | 'none';

/** The size of a layer's box under its sizing, in the room there is. */
export function outerSize(layer: ResolvedLayer, room: Extent, contentSize: Measure): Extent {
  const { width, height } = layer.sizing;
  return sized(layer, { width, height }, room, contentSize);
}

/** The same if its filling sides hugged: nothing, for a layer that has no content to hug. */
export function naturalSize(layer: ResolvedLayer, room: Extent, contentSize: Measure): Extent {
  const filled: Side = LAYERS.get(layer.type)?.hugs ? 'hug' : 'none';
  const { width, height } = layer.sizing;
  const sides = { width: width === 'fill' ? filled : width, height: height === 'fill' ? filled : height };
  return sized(layer, sides, room, contentSize);
}

/** Width first, because the height of text follows from it. */
function sized(layer: ResolvedLayer, sides: { width: Side; height: Side }, room: Extent, contentSize: Measure): Extent {
  const wide = widthLimits(layer.sizing);
  const high = heightLimits(layer.sizing);
  const width = given(sides.width, layer.box.width, room.width, wide);
  const height = given(sides.height, layer.box.height, room.height, high);
  if (sides.width !== 'hug' && sides.height !== 'hug') return { width, height };
  const content = contentSize(layer, { width, height });
  return {
    width: sides.width === 'hug' ? within(Math.min(content.width, room.width), wide) : width,
    height: sides.height === 'hug' ? within(content.height, high) : height,
  };
}

/** The length of a side that does not depend on the content; of one that hugs, the room for it. */
function given(side: Side, own: number, room: number, limits: SideLimits): number {
  if (side === 'none') return limits.least;
  return within(side === 'fixed' ? own : Math.max(0, room), limits);
}
