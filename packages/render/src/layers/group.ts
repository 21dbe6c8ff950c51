import type { ResolvedGroup } from '@pictify/scene';
import { type Rect, union } from '../geometry.ts';
import { isLaidOut, type LaidOutGroup } from '../layout/laid-out.ts';
import { fillGrown } from '../paint/fill-grown.ts';
import { type Outline, outlineOf, roundedBox } from '../shapes/outline.ts';
import type { LayerModule } from './module.ts';

export const group: LayerModule<ResolvedGroup, LaidOutGroup> = {
  measure(layer, room, context) {
    let width = 0;
    let height = 0;
    for (const child of layer.layers) {
      const size = context.measure(child, { width: room.width - child.box.x, height: room.height - child.box.y });
      width = Math.max(width, child.box.x + size.width);
      height = Math.max(height, child.box.y + size.height);
    }
    return { width, height };
  },
  layout(layer, box, context) {
    const children = layer.layers
      .map((child) => {
        const size = context.measure(child, { width: box.width - child.box.x, height: box.height - child.box.y });
        return context.layout(child, { x: box.x + child.box.x, y: box.y + child.box.y, ...size });
      })
      .filter(isLaidOut);
    return { type: 'group', layer, box, children };
  },
  bounds: ({ layer, box, children }, visible) =>
    layer.clip ? clipOf(layer, box).bounds : children.map(visible).reduce(union, box),
  flat: ({ children }) => children.length === 0,
  paint(canvas, { layer, box, children }, context) {
    canvas.save();
    if (layer.clip) {
      const { trace, rule } = clipOf(layer, box);
      canvas.beginPath();
      trace(canvas);
      canvas.clip(rule);
    }
    for (const child of children) context.paint(canvas, child);
    canvas.restore();
  },
  silhouette(canvas, { layer, box }, by) {
    // Its content may leave parts of a clip empty: only what asks for the outline itself gets it.
    if (!layer.clip || by === 0) return false;
    fillGrown(canvas, clipOf(layer, box), by);
    return true;
  },
};

function clipOf({ clipShape, radius }: ResolvedGroup, box: Rect): Outline {
  return clipShape ? outlineOf(clipShape, box) : roundedBox(box, radius);
}
