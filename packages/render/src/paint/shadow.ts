import type { ResolvedShadow } from '@pictify/scene';
import { BLUR_REACH, MAX_DEVIATION } from '../blur-reach.ts';
import type { Canvas2D, Matrix } from '../canvas.ts';
import { outset, type Rect, transformedBounds, union } from '../geometry.ts';
import { moduleOf } from '../layers/index.ts';
import type { PaintContext } from '../layers/module.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { inkBounds } from '../layout/visible-bounds.ts';
import { canvasOn, drawPatch, type Patch, patchOf, recolor, startPatch, wholePixels } from './patch.ts';

/** A shadow in device pixels; its offset turned and scaled with the layer. */
export interface Cast {
  readonly x: number;
  readonly y: number;
  readonly deviation: number;
  readonly color: string;
  readonly inset: boolean;
  /** Pixels of the layer, and of the device. */
  readonly spread: number;
  readonly deviceSpread: number;
}

export function castBy(shadow: ResolvedShadow, { a, b, c, d }: Matrix, scale: number): Cast {
  const { x, y, blur, color, inset, spread } = shadow;
  const deviation = Math.min(MAX_DEVIATION, (blur / 2) * scale);
  return { x: a * x + c * y, y: b * x + d * y, deviation, color, inset, spread, deviceSpread: spread * scale };
}

/** How far from a pixel that which shades it may be. */
export const reachOf = ({ x, y, deviation, deviceSpread }: Cast): number =>
  Math.max(Math.abs(x), Math.abs(y)) + deviation * BLUR_REACH + Math.abs(deviceSpread);

/** The layer that casts, and where it is painted. */
export interface Casting {
  /** The canvas with the layer's coordinates, on the target. */
  readonly canvas: Canvas2D;
  readonly laidOut: LaidOutLayer;
  /** Standard deviation of the layer's own blur, in device pixels. */
  readonly blur: number;
  /** How far outside the target is looked, in device pixels. */
  readonly reach: number;
  readonly context: PaintContext;
}

/** Inner shadows over what is painted on `content`; the first lies on top, as in CSS. */
export function drawInnerShadows(content: Patch, casts: readonly Cast[], casting: Casting): void {
  const { context, canvas } = casting;
  for (const cast of casts.toReversed()) {
    // The plane with a hole where the layer lets light in: all of it that is blurred and moved into view.
    const seen = { ...content.area, x: content.area.x - cast.x, y: content.area.y - cast.y };
    const plane = patchOf(wholePixels(outset(seen, cast.deviation * BLUR_REACH)), context);
    plane.surface.context.fillStyle = cast.color;
    plane.surface.context.fillRect(0, 0, plane.area.width, plane.area.height);
    const hole = patchOf(plane.area, context);
    if (!paintSilhouette(canvasOn(hole, canvas), casting.laidOut, -cast.spread)) drawPatch(hole, content);
    // Twice, or half-covered pixels along the hole would leave a hairline where nothing is shaded.
    drawPatch(plane, hole, { operation: 'destination-out' });
    drawPatch(plane, hole, { operation: 'destination-out' });
    const shade = patchOf(content.area, context);
    drawPatch(shade, plane, softened(cast, cast.deviation));
    const inside = patchOf(content.area, context);
    if (paintSilhouette(canvasOn(inside, canvas), casting.laidOut, 0)) {
      // As in CSS, the shadow inside of a translucent layer is not translucent itself.
      drawPatch(shade, inside, { operation: 'destination-in' });
      drawPatch(content, shade);
    } else {
      drawPatch(content, shade, { operation: 'source-atop' });
    }
  }
}

/** The content over its shadows; the first shadow lies on top, as in CSS. Null when nothing is on the target. */
export function drawDropShadows(content: Patch, soft: Rect, casts: readonly Cast[], casting: Casting): Patch | null {
  const { context, blur, reach } = casting;
  const target = { x: 0, y: 0, ...context.target };
  const bounds = casts.map((cast) => castBounds(soft, cast)).reduce(union, soft);
  const whole = startPatch(bounds, target, context);
  if (!whole) return null;
  for (const cast of casts.toReversed()) {
    const spread = cast.spread === 0 ? null : spreadSilhouette(cast, reach, casting);
    // A layer that is blurred itself has a silhouette that is so already; a spread one is of the outline.
    const deviation = spread ? Math.hypot(cast.deviation, blur) : cast.deviation;
    const silhouette = spread ?? copyOf(content, context);
    recolor(silhouette, cast.color);
    drawPatch(whole, silhouette, softened(cast, deviation));
  }
  drawPatch(whole, content);
  return whole;
}

const softened = ({ x, y }: Cast, deviation: number) => ({
  filter: deviation > 0 ? `blur(${deviation}px)` : 'none',
  x,
  y,
});

function copyOf(content: Patch, context: PaintContext): Patch {
  const copy = patchOf(content.area, context);
  drawPatch(copy, content);
  return copy;
}

/** The layer's outline, grown; null when it has none. */
export function spreadSilhouette(cast: Cast, reach: number, { canvas, laidOut, context }: Casting): Patch | null {
  const matrix = canvas.getTransform();
  const grown = transformedBounds(outset(inkBounds(laidOut), Math.max(0, cast.spread)), matrix);
  const limits = outset({ x: 0, y: 0, ...context.target }, reach);
  const patch = startPatch(grown, limits, context);
  return patch && paintSilhouette(canvasOn(patch, canvas), laidOut, cast.spread) ? patch : null;
}

/** A mask cuts what the outline says, so a masked layer has none. */
function paintSilhouette(canvas: Canvas2D, laidOut: LaidOutLayer, by: number): boolean {
  if (laidOut.layer.mask) return false;
  return moduleOf(laidOut).silhouette?.(canvas, laidOut, by) ?? false;
}

export function castBounds(ink: Rect, { x, y, deviation, deviceSpread }: Cast): Rect {
  const cast = outset(ink, deviation * BLUR_REACH + Math.max(0, deviceSpread));
  return { ...cast, x: cast.x + x, y: cast.y + y };
}
