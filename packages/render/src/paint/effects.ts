import type { ResolvedMask, ResolvedShadow } from '@pictify/scene';
import type { Canvas2D, Matrix, Surface } from '../canvas.ts';
import {
  intersection,
  outset,
  type Rect,
  traceEllipse,
  traceRoundedRect,
  transformedBounds,
  union,
} from '../geometry.ts';
import { pictureOf } from '../images.ts';
import { moduleOf } from '../layers/index.ts';
import type { PaintContext } from '../layers/module.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { BLUR_REACH, inkBounds } from '../layout/visible-bounds.ts';
import { fillPath } from './fill.ts';

/** A bitmap, and the device pixels of the target it stands for. */
interface Patch {
  readonly surface: Surface;
  readonly area: Rect;
}

/** A shadow in device pixels; its offset turned and scaled with the layer. */
interface Cast {
  readonly x: number;
  readonly y: number;
  readonly deviation: number;
  readonly color: string;
}

/**
 * Device pixels outside the page beyond which content is not looked at, however many effects are nested: each may look
 * only as far as those around it have left. This bounds every surface.
 */
export const MAX_REACH = 2000;

/**
 * Paints a layer that blurs, casts a shadow, is masked, or is translucent or blended as a whole: first alone on a
 * surface of its own, then composited. Surfaces are aligned to the device pixels of `canvas`, so nothing is resampled,
 * and each is as large as what can still reach the target: content outside may blur or cast its shadow into it.
 */
export function paintWithEffects(canvas: Canvas2D, laidOut: LaidOutLayer, context: PaintContext): void {
  const { layer } = laidOut;
  const matrix = canvas.getTransform();
  const scale = Math.hypot(matrix.a, matrix.b);
  const blur = layer.blur * scale;
  const softness = blur * BLUR_REACH;
  const casts = layer.shadow.map((shadow) => castBy(shadow, matrix, scale));
  const throwLength = Math.max(0, ...casts.map(reachOf));
  const reach = Math.min(context.reach, softness + throwLength);
  const target = { x: 0, y: 0, ...context.target };
  const ink = transformedBounds(inkBounds(laidOut), matrix);

  const content = startPatch(ink, outset(target, reach), context);
  if (!content) return;
  const own = content.surface.context;
  own.setTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e - content.area.x, matrix.f - content.area.y);
  moduleOf(laidOut).paint(own, laidOut, context.on(content.surface, context.reach - reach));
  if (layer.mask) applyMask(content, layer.mask, laidOut.box, context);

  const soft = outset(ink, softness);
  const blurred = blur > 0 ? startPatch(soft, outset(target, Math.min(reach, throwLength)), context) : content;
  if (!blurred) return;
  if (blurred !== content) drawPatch(blurred, content, `blur(${blur}px)`);

  const whole =
    casts.length > 0
      ? startPatch(casts.map((cast) => castBounds(soft, cast)).reduce(union, soft), target, context)
      : blurred;
  if (!whole) return;
  if (whole !== blurred) drawWithShadows(whole, blurred, casts, context);

  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.globalAlpha = layer.opacity;
  canvas.globalCompositeOperation = compositeOperation(layer.blend);
  canvas.drawImage(whole.surface.drawable, whole.area.x, whole.area.y, whole.area.width, whole.area.height);
  canvas.restore();
}

export const compositeOperation = (blend: string): string => (blend === 'normal' ? 'source-over' : blend);

/** A clear bitmap for the whole device pixels of `bounds` within `limits`; null when there are none. */
function startPatch(bounds: Rect, limits: Rect, context: PaintContext): Patch | null {
  const area = intersection(wholePixels(bounds), wholePixels(limits));
  return area && patchOf(area, context);
}

/** A factory may give less than asked for; then the patch ends earlier, and nothing is stretched. */
function patchOf({ x, y, width, height }: Rect, { createSurface }: PaintContext): Patch {
  const surface = createSurface(width, height);
  return { surface, area: { x, y, width: surface.width, height: surface.height } };
}

/** One pixel more than covered, for anti-aliasing. */
function wholePixels(rect: Rect): Rect {
  const x = Math.floor(rect.x) - 1;
  const y = Math.floor(rect.y) - 1;
  return { x, y, width: Math.ceil(rect.x + rect.width) + 1 - x, height: Math.ceil(rect.y + rect.height) + 1 - y };
}

function drawPatch(onto: Patch, { surface, area }: Patch, filter = 'none', x = 0, y = 0): void {
  const canvas = onto.surface.context;
  canvas.filter = filter;
  canvas.drawImage(surface.drawable, area.x - onto.area.x + x, area.y - onto.area.y + y, area.width, area.height);
  canvas.filter = 'none';
}

/** The mask is painted by itself first, because a picture cannot erase what lies outside it. */
function applyMask(content: Patch, mask: ResolvedMask, box: Rect, context: PaintContext): void {
  const { surface, area } = content;
  const patch = patchOf(area, context);
  const canvas = patch.surface.context;
  const { a, b, c, d, e, f } = surface.context.getTransform();
  canvas.setTransform(a, b, c, d, e, f);
  const trace = (): void => {
    if (mask.shape === 'ellipse') traceEllipse(canvas, box);
    else traceRoundedRect(canvas, box, mask.radius);
  };
  const lost = mask.paint?.type === 'image' && !pictureOf(context.images, mask.paint.source);
  fillPath(canvas, lost || !mask.paint ? OPAQUE : mask.paint, box, trace, context);

  surface.context.save();
  surface.context.setTransform(1, 0, 0, 1, 0, 0);
  surface.context.globalCompositeOperation = 'destination-in';
  drawPatch(content, patch);
  surface.context.restore();
}

const OPAQUE = { type: 'solid', color: '#000000' } as const;

function castBy({ x, y, blur, color }: ResolvedShadow, { a, b, c, d }: Matrix, scale: number): Cast {
  return { x: a * x + c * y, y: b * x + d * y, deviation: (blur / 2) * scale, color };
}

const reachOf = ({ x, y, deviation }: Cast): number => Math.max(Math.abs(x), Math.abs(y)) + deviation * BLUR_REACH;

function castBounds(ink: Rect, { x, y, deviation }: Cast): Rect {
  const cast = outset(ink, deviation * BLUR_REACH);
  return { ...cast, x: cast.x + x, y: cast.y + y };
}

/** The content over its shadows; the first shadow lies on top, as in CSS. */
function drawWithShadows(onto: Patch, content: Patch, casts: readonly Cast[], context: PaintContext): void {
  for (const { x, y, deviation, color } of casts.toReversed()) {
    const { area } = content;
    const silhouette = patchOf(area, context);
    drawPatch(silhouette, content);
    const ink = silhouette.surface.context;
    ink.globalCompositeOperation = 'source-in';
    ink.fillStyle = color;
    ink.fillRect(0, 0, area.width, area.height);
    drawPatch(onto, silhouette, deviation > 0 ? `blur(${deviation}px)` : 'none', x, y);
  }
  drawPatch(onto, content);
}
