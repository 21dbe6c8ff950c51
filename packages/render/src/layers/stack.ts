import type { ResolvedStack } from '@pictify/scene';
import { outset, type Rect, union } from '../geometry.ts';
import { isLaidOut, type LaidOutStack } from '../layout/laid-out.ts';
import { arrange } from '../layout/stack.ts';
import { stackAxis } from '../layout/stack-axis.ts';
import { contentExtent } from '../layout/stack-lines.ts';
import { fillPath } from '../paint/fill.ts';
import { fillGrown } from '../paint/fill-grown.ts';
import { paintEdged, strokeReach } from '../paint/stroke.ts';
import { roundedBox } from '../shapes/outline.ts';
import type { LayerModule } from './module.ts';

export const stack: LayerModule<ResolvedStack, LaidOutStack> = {
  measure(layer, room, context) {
    const inner = stackAxis(layer).inset({ x: 0, y: 0, ...room });
    const size = contentExtent(layer, inner, context.shown(layer), context);
    const [top, right, bottom, left] = layer.padding;
    return { width: size.width + left + right, height: size.height + top + bottom };
  },
  baseline(layer, size, context) {
    const [first] = context.shown(layer);
    const [box] = arrange(layer, { x: 0, y: 0, ...size }, context.shown(layer), context);
    return first && box ? box.y + context.baseline(first, box) : null;
  },
  blank: (layer, context) => context.shown(layer).length === 0,
  layout(layer, box, context) {
    const children = context.shown(layer);
    const boxes = arrange(layer, box, children, context);
    const laidOut = children.map((child, index) => context.layout(child, boxes[index] as Rect)).filter(isLaidOut);
    return { type: 'stack', layer, box, children: laidOut };
  },
  bounds: ({ layer, box, children }, visible) =>
    children.map(visible).reduce(union, outset(box, strokeReach(layer.stroke, roundedBox(box, layer.radius)))),
  flat: ({ layer, children }) => children.length === 0 && !(layer.fill && layer.stroke),
  paint(canvas, { layer, box, children }, context) {
    const outline = roundedBox(box, layer.radius);
    if (layer.fill) fillPath(canvas, layer.fill, box, () => outline.trace(canvas), context);
    for (const child of children) context.paint(canvas, child);
    // After the children, over which it lies.
    paintEdged(canvas, { outline, stroke: layer.stroke, box, content: null }, context);
  },
  silhouette(canvas, { layer, box }, by) {
    if (!layer.fill) return false;
    const outline = roundedBox(box, layer.radius);
    fillGrown(canvas, outline, by + strokeReach(layer.stroke, outline));
    return true;
  },
};
