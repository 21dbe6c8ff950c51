import type { ResolvedProgress } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { type Rect, traceRoundedRect } from '../geometry.ts';
import type { LaidOutProgress } from '../layout/laid-out.ts';
import { fillPath, fillStyle } from '../paint/fill.ts';
import type { LayerModule, PaintContext } from './module.ts';

export const progress: LayerModule<ResolvedProgress, LaidOutProgress> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout: (layer, box) => ({ type: 'progress', layer, box }),
  bounds: ({ box }) => box,
  flat: () => false,
  paint(canvas, { layer, box }, context) {
    if (layer.variant === 'ring') paintRing(canvas, layer, box);
    else paintBar(canvas, layer, box, context);
  },
};

/** The fill is cut to the track's rounded ends, and never shorter than its own round cap unless it is empty. */
function paintBar(canvas: Canvas2D, layer: ResolvedProgress, box: Rect, context: PaintContext): void {
  const radius = layer.radius ?? box.height / 2;
  const corners = [radius, radius, radius, radius] as const;
  fillPath(canvas, layer.track, box, () => traceRoundedRect(canvas, box, corners), context);
  if (layer.fraction <= 0) return;
  const cap = Math.min(box.width, radius * 2, box.height);
  const filled = { ...box, width: Math.max(cap, box.width * layer.fraction) };
  // The gradient belongs to the whole bar: 30 % shows its first 30 %.
  fillPath(canvas, layer.fill, box, () => traceRoundedRect(canvas, filled, corners), context);
}

function paintRing(canvas: Canvas2D, layer: ResolvedProgress, box: Rect): void {
  const thickness = Math.min(layer.thickness, Math.min(box.width, box.height) / 2);
  const radius = Math.max(0, Math.min(box.width, box.height) / 2 - thickness / 2);
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  canvas.lineWidth = thickness;
  canvas.setLineDash([]);
  canvas.lineCap = 'butt';
  canvas.strokeStyle = fillStyle(canvas, layer.track, box);
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, Math.PI * 2);
  canvas.stroke();
  if (layer.fraction <= 0) return;
  const start = ((layer.startAngle - 90) * Math.PI) / 180;
  const whole = Math.PI * 2;
  // A full ring has no ends, and round ones on a thick ring would be most of it.
  const round = layer.fraction < 1 && thickness * 2 <= radius;
  // Round ends must not close a ring that is not full.
  const sweep = round ? Math.min(whole * layer.fraction, whole - (thickness * 1.5) / radius) : whole * layer.fraction;
  canvas.lineCap = round ? 'round' : 'butt';
  canvas.strokeStyle = fillStyle(canvas, layer.fill, box);
  canvas.beginPath();
  canvas.arc(x, y, radius, start, start + sweep);
  canvas.stroke();
  canvas.lineCap = 'butt';
}
