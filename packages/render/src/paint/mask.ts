import type { ResolvedMask } from '@pictify/scene';
import type { Canvas2D, Surface } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { PaintContext } from '../layers/module.ts';
import { outlineOf } from '../shapes/outline.ts';
import { fillPath } from './fill.ts';
import { canvasOn, drawPatch, type Patch, patchOf } from './patch.ts';

/**
 * Cuts what is painted on `content`; `canvas` has the layer's coordinates, on the target. The mask is painted by itself
 * first, because a picture cannot erase what lies outside it.
 */
export function applyMask(
  content: Patch,
  mask: ResolvedMask,
  box: Rect,
  canvas: Canvas2D,
  context: PaintContext,
): void {
  const patch = patchOf(content.area, context);
  const bright = mask.mode === 'luminance';
  if (bright) {
    patch.surface.context.fillStyle = '#000000';
    patch.surface.context.fillRect(0, 0, patch.area.width, patch.area.height);
  }
  const on = canvasOn(patch, canvas);
  const { trace, rule } = outlineOf(mask, box);
  fillPath(on, mask.paint ?? WHOLE, box, () => trace(on), context, rule);
  if (bright) luminanceToAlpha(patch.surface);
  drawPatch(content, patch, { operation: mask.invert ? 'destination-out' : 'destination-in' });
}

/** Opaque and bright: shows everything in either mode. */
const WHOLE = { type: 'solid', color: '#ffffff' } as const;

/** Makes an opaque bitmap black, as opaque as it was bright: the coefficients of CSS Masking 1, §5.5, in 256ths. */
function luminanceToAlpha({ context, width, height }: Surface): void {
  const pixels = context.getImageData(0, 0, width, height);
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    data[at + 3] = (data[at]! * 54 + data[at + 1]! * 183 + data[at + 2]! * 19 + 128) >> 8;
    data[at] = 0;
    data[at + 1] = 0;
    data[at + 2] = 0;
  }
  context.putImageData(pixels, 0, 0);
}
