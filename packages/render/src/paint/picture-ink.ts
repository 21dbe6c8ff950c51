import type { ResolvedPaint } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { PaintContext } from '../layers/module.ts';
import { fillPath, fillStyle } from './fill.ts';
import { drawPatch, paintApart, placePatch } from './patch.ts';

/**
 * Draws marks that are no path to be filled, in any paint: `draw` is given a style for them. A picture cannot be one,
 * so marks in it are drawn apart and cut out of the picture, which lies over `box`; `bounds` is what they cover.
 */
export function paintThrough(
  canvas: Canvas2D,
  paint: ResolvedPaint,
  box: Rect,
  bounds: Rect,
  context: PaintContext,
  draw: (on: Canvas2D, style: unknown) => void,
): void {
  if (paint.type !== 'image') {
    draw(canvas, fillStyle(canvas, paint, box));
    return;
  }
  const { x, y, width, height } = bounds;
  const picture = paintApart(canvas, bounds, context, (on) =>
    fillPath(on, paint, box, () => on.rect(x, y, width, height), context),
  );
  const marks = paintApart(canvas, bounds, context, (on) => draw(on, '#000000'));
  if (!picture || !marks) return;
  drawPatch(picture, marks, { operation: 'destination-in' });
  placePatch(canvas, picture);
}
