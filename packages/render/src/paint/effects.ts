import { BLUR_REACH, MAX_DEVIATION } from '../blur-reach.ts';
import type { Canvas2D } from '../canvas.ts';
import { outset, transformedBounds } from '../geometry.ts';
import { moduleOf } from '../layers/index.ts';
import type { PaintContext } from '../layers/module.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { inkBounds } from '../layout/visible-bounds.ts';
import { applyMask } from './mask.ts';
import { canvasOn, drawPatch, placePatch, startPatch } from './patch.ts';
import { castBy, drawDropShadows, drawInnerShadows, reachOf } from './shadow.ts';

/**
 * Device pixels outside the page beyond which content is not looked at, however many effects are nested: each may look
 * only as far as those around it have left. This bounds every surface.
 */
export const MAX_REACH = 2000;

/**
 * Paints a layer that blurs, casts a shadow, is masked, or is translucent or blended as a whole: first alone on a
 * surface of its own, then composited. Surfaces are aligned to the device pixels of `canvas`, so nothing is resampled,
 * and each is as large as what can still reach the target: content outside may blur or cast its shadow into it.
 * In order: content, mask, inner shadows, blur, drop shadows below, opacity and blending.
 */
export function paintWithEffects(canvas: Canvas2D, laidOut: LaidOutLayer, context: PaintContext): void {
  const { layer } = laidOut;
  const matrix = canvas.getTransform();
  const scale = Math.hypot(matrix.a, matrix.b);
  const blur = Math.min(MAX_DEVIATION, layer.blur * scale);
  const softness = blur * BLUR_REACH;
  const casts = layer.shadow.map((shadow) => castBy(shadow, matrix, scale));
  const inner = casts.filter(({ inset }) => inset);
  const drop = casts.filter(({ inset }) => !inset);
  const throwLength = Math.max(0, ...drop.map(reachOf));
  const reach = Math.min(context.reach, softness + throwLength + Math.max(0, ...inner.map(reachOf)));
  const target = { x: 0, y: 0, ...context.target };
  const ink = transformedBounds(inkBounds(laidOut), matrix);

  const content = startPatch(ink, outset(target, reach), context);
  if (!content) return;
  moduleOf(laidOut).paint(canvasOn(content, canvas), laidOut, context.on(content.surface, context.reach - reach));
  if (layer.mask) applyMask(content, layer.mask, laidOut.box, canvas, context);
  const casting = { canvas, laidOut, blur, reach, context };
  drawInnerShadows(content, inner, casting);

  const soft = outset(ink, softness);
  const blurred = blur > 0 ? startPatch(soft, outset(target, Math.min(reach, throwLength)), context) : content;
  if (!blurred) return;
  if (blurred !== content) drawPatch(blurred, content, { filter: `blur(${blur}px)` });

  const whole = drop.length > 0 ? drawDropShadows(blurred, soft, drop, casting) : blurred;
  if (!whole) return;
  canvas.save();
  canvas.globalAlpha = layer.opacity;
  canvas.globalCompositeOperation = compositeOperation(layer.blend);
  placePatch(canvas, whole);
  canvas.restore();
}

export const compositeOperation = (blend: string): string => (blend === 'normal' ? 'source-over' : blend);
