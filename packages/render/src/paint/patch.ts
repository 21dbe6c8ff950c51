import type { Canvas2D, Surface } from '../canvas.ts';
import { intersection, type Rect, transformedBounds } from '../geometry.ts';
import type { PaintContext } from '../layers/module.ts';

/** A bitmap, and the device pixels of the target it stands for. Nothing is resampled when it is drawn there. */
export interface Patch {
  readonly surface: Surface;
  readonly area: Rect;
}

/** A clear bitmap for the whole device pixels of `bounds` within `limits`; null when there are none. */
export function startPatch(bounds: Rect, limits: Rect, context: PaintContext): Patch | null {
  const area = intersection(wholePixels(bounds), wholePixels(limits));
  return area && patchOf(area, context);
}

/** A factory may give less than asked for; then the patch ends earlier, and nothing is stretched. */
export function patchOf({ x, y, width, height }: Rect, { createSurface }: Pick<PaintContext, 'createSurface'>): Patch {
  const surface = createSurface(width, height);
  return { surface, area: { x, y, width: surface.width, height: surface.height } };
}

/** One pixel more than covered, for anti-aliasing. */
export function wholePixels(rect: Rect): Rect {
  const x = Math.floor(rect.x) - 1;
  const y = Math.floor(rect.y) - 1;
  return { x, y, width: Math.ceil(rect.x + rect.width) + 1 - x, height: Math.ceil(rect.y + rect.height) + 1 - y };
}

/** The patch's canvas, set to the coordinates that `canvas` has on the target. */
export function canvasOn({ surface, area }: Patch, canvas: Canvas2D): Canvas2D {
  const { a, b, c, d, e, f } = canvas.getTransform();
  surface.context.setTransform(a, b, c, d, e - area.x, f - area.y);
  return surface.context;
}

/**
 * What `bounds`, in the coordinates of `canvas`, covers of the target, to be painted apart from what is there already;
 * `paint` has the same coordinates. Null when none of it is on the target.
 */
export function paintApart(
  canvas: Canvas2D,
  bounds: Rect,
  context: PaintContext,
  paint: (apart: Canvas2D) => void,
): Patch | null {
  const target = { x: 0, y: 0, ...context.target };
  const patch = startPatch(transformedBounds(bounds, canvas.getTransform()), target, context);
  if (patch) paint(canvasOn(patch, canvas));
  return patch;
}

/** Puts a patch where it belongs on the target, whatever the coordinates of `canvas` are now. */
export function placePatch(canvas: Canvas2D, { surface, area }: Patch): void {
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.drawImage(surface.drawable, area.x, area.y, area.width, area.height);
  canvas.restore();
}

export interface Mixing {
  readonly filter?: string;
  readonly operation?: string;
  /** Device pixels by which the patch is moved. */
  readonly x?: number;
  readonly y?: number;
}

/** Draws one patch onto another. */
export function drawPatch(onto: Patch, { surface, area }: Patch, mixing: Mixing = {}): void {
  const { filter = 'none', operation = 'source-over', x = 0, y = 0 } = mixing;
  const canvas = onto.surface.context;
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.filter = filter;
  canvas.globalCompositeOperation = operation;
  canvas.drawImage(surface.drawable, area.x - onto.area.x + x, area.y - onto.area.y + y, area.width, area.height);
  canvas.restore();
}

/** Gives everything that is painted on a patch one colour. */
export function recolor(patch: Patch, color: string): void {
  const canvas = patch.surface.context;
  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.globalCompositeOperation = 'source-in';
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, patch.area.width, patch.area.height);
  canvas.restore();
}
