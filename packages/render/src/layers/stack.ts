import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import { outset, type Rect, traceRoundedRect, union } from '../geometry.ts';
import { isLaidOut, type LaidOutStack } from '../layout/laid-out.ts';
import { arrange, mainLengths, stackAxis } from '../layout/stack.ts';
import { fillPath, strokePath } from '../paint/fill.ts';
import { image } from './image.ts';
import type { LayerModule, LayoutContext } from './module.ts';

export const stack: LayerModule<ResolvedStack, LaidOutStack> = {
  measure(layer, room, context) {
    const axis = stackAxis(layer);
    const inner = axis.inset({ x: 0, y: 0, ...room });
    const children = present(layer, context);
    const lengths = mainLengths(layer, inner, children, context.measure);
    const main = lengths.reduce((sum, length) => sum + length, 0) + layer.gap * Math.max(0, children.length - 1);
    // Across, a child may depend on its length along: text that shares a row wraps into more lines.
    const cross = children.reduce((most, child, index) => {
      const room = axis.extent(lengths[index] ?? 0, axis.cross(inner));
      return Math.max(most, axis.cross(context.measure(child, room)));
    }, 0);
    const [top, right, bottom, left] = layer.padding;
    const size = axis.extent(main, cross);
    return { width: size.width + left + right, height: size.height + top + bottom };
  },
  layout(layer, box, context) {
    const children = present(layer, context);
    const boxes = arrange(layer, box, children, context.measure);
    const laidOut = children.map((child, index) => context.layout(child, boxes[index] as Rect)).filter(isLaidOut);
    return { type: 'stack', layer, box, children: laidOut };
  },
  bounds: ({ layer, box, children }, visible) =>
    children.map(visible).reduce(union, outset(box, layer.stroke ? layer.stroke.width / 2 : 0)),
  flat: ({ layer, children }) => children.length === 0 && !(layer.fill && layer.stroke),
  paint(canvas, { layer, box, children }, context) {
    const trace = (): void => traceRoundedRect(canvas, box, layer.radius);
    if (layer.fill) fillPath(canvas, layer.fill, box, trace, context);
    for (const child of children) context.paint(canvas, child);
    if (layer.stroke) strokePath(canvas, layer.stroke, box, trace);
  },
};

/** Children that will be drawn: an image whose whole fallback chain failed closes its gap, but still says why. */
function present(layer: ResolvedStack, context: LayoutContext): ResolvedLayer[] {
  return layer.layers.filter((child) => child.type !== 'image' || image.layout(child, child.box, context) !== null);
}
