import type { Issue } from '@pictify/expr';
import type { ResolvedSpan, ResolvedText } from '@pictify/scene';
import { outset, type Rect, union } from '../geometry.ts';
import type { LaidOutText } from '../layout/laid-out.ts';
import { fillGrownLetters, paintStrokedText, paintText, textStrokeReach } from '../paint/text.ts';
import { layoutText, type TextLayout, TOO_MUCH } from '../text/index.ts';
import type { LayerModule, LayoutContext } from './module.ts';

export const text: LayerModule<ResolvedText, LaidOutText> = {
  measure(layer, room, context) {
    const layout = layoutIn(layer, room.width, room.height, context);
    // Rounded up, so that laying out again in the measured box cannot break the line that just fitted. Trimmed text is
    // exactly as high as it looks, or it would not be in the middle of what is around it.
    const height = layer.verticalTrim === 'cap' ? layout.height : Math.ceil(layout.height);
    return { width: Math.ceil(layout.width), height };
  },
  layout(layer, box, context) {
    const layout = layoutIn(layer, box.width, box.height, context);
    const report = (issue: Issue): void => context.report({ ...issue, layer: layer.id, path: layer.path });
    if (context.texts.admit(layer, layer.spans) !== layer.spans) report(TOO_MUCH);
    layout.issues.forEach(report);
    return { type: 'text', layer, box, text: layout };
  },
  baseline(layer, size, context) {
    const [first] = layoutIn(layer, size.width, size.height, context).lines;
    return first?.baseline ?? null;
  },
  blank: (layer) => layer.spans.every((span) => span.text.trim() === ''),
  bounds: ({ layer, box, text: layout }) => outset(inkBounds(box, layout), textStrokeReach(layer.stroke, layout)),
  // Letters may overlap: set tightly, slanted, or joined as in Arabic.
  flat: () => false,
  paint(canvas, laidOut, context) {
    const { layer, box, text: layout } = laidOut;
    const spans = paintedSpans(layer);
    if (!layer.stroke) paintText(canvas, layout, spans, box);
    else {
      const bounds = text.bounds(laidOut, () => box);
      paintStrokedText(canvas, layout, { spans, stroke: layer.stroke, box, bounds }, context);
    }
  },
  silhouette(canvas, { layer, box, text: layout }, by) {
    const { stroke } = layer;
    const line = stroke ? (stroke.width * layout.scale) / (stroke.align === 'outside' ? 1 : 2) : 0;
    fillGrownLetters(canvas, layout, box, by + line);
    return true;
  },
};

/** The spans by which glyph runs are painted, the last of them for a list's markers. */
function paintedSpans({ spans, list }: ResolvedText): readonly ResolvedSpan[] {
  return list?.color ? [...spans, { ...spans[0]!, color: list.color }] : spans;
}

function layoutIn(layer: ResolvedText, width: number, height: number, context: LayoutContext): TextLayout {
  const spans = context.texts.admit(layer, layer.spans);
  const { align, verticalAlign, verticalTrim, direction, fit, list, paragraphSpacing, indent } = layer;
  const columns = { ...layer.columns, balanced: layer.sizing.height === 'hug' };
  const style = { align, verticalAlign, verticalTrim, direction, fit, columns, list, paragraphSpacing, indent };
  return layoutText({ spans, width, height, ...style, locale: context.locale }, context.fonts, context.texts);
}

/** Glyphs overhang the sides of their runs (swashes, slanted letters): one em is more than any shipped face needs. */
function inkBounds(box: Rect, layout: TextLayout): Rect {
  let bounds: Rect | null = null;
  for (const { runs } of layout.lines) {
    for (const { x, y, width, size, above, below } of runs) {
      const ink = { x: box.x + x - size, y: box.y + y - above, width: width + 2 * size, height: above + below };
      bounds = bounds ? union(bounds, ink) : ink;
    }
  }
  return bounds ?? { ...box, width: 0, height: 0 };
}
