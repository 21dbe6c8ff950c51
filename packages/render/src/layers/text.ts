import type { ResolvedText } from '@pictify/scene';
import { outset, type Rect, union } from '../geometry.ts';
import type { LaidOutText } from '../layout/laid-out.ts';
import { paintText } from '../paint/text.ts';
import { layoutText, type TextLayout } from '../text/index.ts';
import type { LayerModule, LayoutContext } from './module.ts';

export const text: LayerModule<ResolvedText, LaidOutText> = {
  measure(layer, room, context) {
    const layout = layoutIn(layer, room.width, room.height, context);
    // Rounded up, so that laying out again in the measured box cannot break the line that just fitted.
    return { width: Math.ceil(layout.width), height: Math.ceil(layout.height) };
  },
  layout(layer, box, context) {
    const layout = layoutIn(layer, box.width, box.height, context);
    for (const issue of layout.issues) context.report({ ...issue, layer: layer.id, path: layer.path });
    return { type: 'text', layer, box, text: layout };
  },
  bounds: ({ layer, box, text: layout }) => inkBounds(box, layout, layer),
  // Letters may overlap: set tightly, slanted, or joined as in Arabic.
  flat: () => false,
  paint: (canvas, { layer, box, text: layout }) => paintText(canvas, layout, layer.spans, box),
};

function layoutIn(layer: ResolvedText, width: number, height: number, context: LayoutContext): TextLayout {
  const { spans, align, verticalAlign, direction, fit } = layer;
  return layoutText(
    { spans, width, height, align, verticalAlign, direction, fit, locale: context.locale },
    context.fonts,
  );
}

/** Glyphs overhang their line boxes (swashes, stacked marks): one em around is more than any shipped face needs. */
function inkBounds(box: Rect, layout: TextLayout, layer: ResolvedText): Rect {
  const em = layer.spans.reduce((most, { font }) => Math.max(most, font.size), 0) * layout.scale;
  let bounds = box;
  for (const line of layout.lines) {
    const y = box.y + line.baseline - line.ascent;
    bounds = union(bounds, { x: box.x + line.x, y, width: line.width, height: line.ascent + line.descent });
  }
  return outset(bounds, em);
}
