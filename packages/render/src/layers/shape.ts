import type { ResolvedShape } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect, traceEllipse, traceRoundedRect } from '../geometry.ts';
import type { LaidOutShape } from '../layout/laid-out.ts';
import { fillPath, strokePath } from '../paint/fill.ts';
import type { LayerModule } from './module.ts';

export const shape: LayerModule<ResolvedShape, LaidOutShape> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout: (layer, box) => ({ type: 'shape', layer, box }),
  bounds: ({ layer, box }) => outset(box, layer.stroke ? layer.stroke.width / 2 : 0),
  flat: ({ layer }) => !(layer.fill && layer.stroke),
  paint(canvas, { layer, box }, context) {
    const trace = (): void => tracePath(canvas, layer, box);
    if (layer.fill && layer.shape !== 'line') fillPath(canvas, layer.fill, box, trace, context);
    if (layer.stroke) strokePath(canvas, layer.stroke, box, trace);
  },
};

function tracePath(canvas: Canvas2D, layer: ResolvedShape, box: Rect): void {
  if (layer.shape === 'ellipse') traceEllipse(canvas, box);
  else if (layer.shape === 'rectangle') traceRoundedRect(canvas, box, layer.radius);
  else {
    canvas.moveTo(box.x, box.y);
    canvas.lineTo(box.x + box.width, box.y + box.height);
  }
}
