import type { ResolvedShape } from '@pictify/scene';
import { outset, type Rect } from '../geometry.ts';
import type { LaidOutShape } from '../layout/laid-out.ts';
import { fillPath } from '../paint/fill.ts';
import { fillGrown } from '../paint/fill-grown.ts';
import { paintEdged, strokeReach } from '../paint/stroke.ts';
import { type Outline, outlineOf } from '../shapes/outline.ts';
import { pathMissing } from './missing-path.ts';
import type { LayerModule } from './module.ts';

export const shape: LayerModule<ResolvedShape, LaidOutShape> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout(layer, box, context) {
    if (layer.shape === 'path' && !layer.pathData) context.report(pathMissing(layer));
    return { type: 'shape', layer, box };
  },
  bounds({ layer, box }) {
    const outline = outlineIn(layer, box);
    return outset(outline.bounds, strokeReach(layer.stroke, outline));
  },
  flat: ({ layer }) => !(layer.fill && layer.stroke),
  paint(canvas, { layer, box }, context) {
    const { fill, stroke } = layer;
    const outline = outlineIn(layer, box);
    paintEdged(
      canvas,
      {
        outline,
        stroke,
        box,
        content:
          fill && layer.shape !== 'line'
            ? (on, { trace, rule }) => fillPath(on, fill, box, () => trace(on), context, rule)
            : null,
      },
      context,
    );
  },
  silhouette(canvas, { layer, box }, by) {
    const outline = outlineIn(layer, box);
    if (!layer.fill || layer.shape === 'line') return false;
    fillGrown(canvas, outline, by + strokeReach(layer.stroke, { ...outline, sharpness: 1 }));
    return true;
  },
};

const outlineIn = (layer: ResolvedShape, box: Rect): Outline => outlineOf({ ...layer, path: layer.pathData }, box);
