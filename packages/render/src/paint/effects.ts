import type { ResolvedMask, ResolvedShadow } from '@pictify/scene';
import type { Canvas2D, Matrix, Surface } from '../canvas.ts';
import { type Extent, outset, type Rect, traceEllipse, traceRoundedRect, transformedBounds } from '../geometry.ts';
import { moduleOf } from '../layers/index.ts';
import type { PaintContext } from '../layers/module.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { effectBounds } from '../layout/visible-bounds.ts';
import { fillPath } from './fill.ts';

/**
 * Paints a layer that blurs, casts a shadow, is masked, or is translucent or blended as a whole: first alone on a
 * surface of its own, then composited. That surface is aligned to the device pixels of `canvas`, so nothing is resampled.
 */
export function paintWithEffects(canvas: Canvas2D, laidOut: LaidOutLayer, context: PaintContext): void {
  const { layer } = laidOut;
  const matrix = canvas.getTransform();
  const area = deviceArea(transformedBounds(effectBounds(laidOut), matrix), laidOut, context.target, matrix);
  if (!area) return;
  const surface = startSurface(area, matrix, context);
  moduleOf(laidOut).paint(surface.context, laidOut, context.on(surface));
  if (layer.mask) applyMask(surface.context, layer.mask, laidOut.box, context);
  const scale = Math.hypot(matrix.a, matrix.b);
  const content = layer.blur > 0 ? filtered(surface, `blur(${layer.blur * scale}px)`, area, context) : surface;
  const whole = layer.shadow.length > 0 ? withShadows(content, layer.shadow, scale, area, context) : content;

  canvas.save();
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.globalAlpha = layer.opacity;
  canvas.globalCompositeOperation = compositeOperation(layer.blend);
  canvas.drawImage(whole.drawable, area.x, area.y, area.width, area.height);
  canvas.restore();
}

export const compositeOperation = (blend: string): string => (blend === 'normal' ? 'source-over' : blend);

/**
 * Whole device pixels around what the layer can mark and that can still reach the target: content outside the target
 * may blur or cast its shadow into it.
 */
function deviceArea(bounds: Rect, laidOut: LaidOutLayer, target: Extent, matrix: Matrix): Rect | null {
  const scale = Math.hypot(matrix.a, matrix.b);
  const { blur, shadow } = laidOut.layer;
  const reach = Math.max(blur * 3, ...shadow.map((s) => s.blur * 1.5 + Math.max(Math.abs(s.x), Math.abs(s.y))), 0);
  const visible = outset({ x: 0, y: 0, width: target.width, height: target.height }, Math.ceil(reach * scale));
  const x = Math.max(Math.floor(bounds.x) - 1, visible.x);
  const y = Math.max(Math.floor(bounds.y) - 1, visible.y);
  const right = Math.min(Math.ceil(bounds.x + bounds.width) + 1, visible.x + visible.width);
  const bottom = Math.min(Math.ceil(bounds.y + bounds.height) + 1, visible.y + visible.height);
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

function startSurface(area: Rect, matrix: Matrix, context: PaintContext): Surface {
  const surface = context.createSurface(area.width, area.height);
  surface.context.setTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e - area.x, matrix.f - area.y);
  return surface;
}

function applyMask(canvas: Canvas2D, mask: ResolvedMask, box: Rect, context: PaintContext): void {
  canvas.save();
  canvas.globalCompositeOperation = 'destination-in';
  const paint = mask.paint ?? { type: 'solid' as const, color: '#000000' };
  const trace = (): void => {
    if (mask.shape === 'ellipse') traceEllipse(canvas, box);
    else traceRoundedRect(canvas, box, mask.radius);
  };
  fillPath(canvas, paint, box, trace, context);
  canvas.restore();
}

function filtered(surface: Surface, filter: string, area: Rect, context: PaintContext): Surface {
  const result = context.createSurface(area.width, area.height);
  result.context.filter = filter;
  result.context.drawImage(surface.drawable, 0, 0, area.width, area.height);
  result.context.filter = 'none';
  return result;
}

/** The content over its shadows; the first shadow lies on top, as in CSS. */
function withShadows(
  content: Surface,
  shadows: readonly ResolvedShadow[],
  scale: number,
  area: Rect,
  context: PaintContext,
): Surface {
  const result = context.createSurface(area.width, area.height);
  for (const shadow of shadows.toReversed()) {
    const silhouette = context.createSurface(area.width, area.height);
    const ink = silhouette.context;
    ink.drawImage(content.drawable, 0, 0, area.width, area.height);
    ink.globalCompositeOperation = 'source-in';
    ink.fillStyle = shadow.color;
    ink.fillRect(0, 0, area.width, area.height);
    result.context.filter = shadow.blur > 0 ? `blur(${(shadow.blur / 2) * scale}px)` : 'none';
    result.context.drawImage(silhouette.drawable, shadow.x * scale, shadow.y * scale, area.width, area.height);
    result.context.filter = 'none';
  }
  result.context.drawImage(content.drawable, 0, 0, area.width, area.height);
  return result;
}
