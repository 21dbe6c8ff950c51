import type { ResolvedChart } from '@pictify/scene';
import { layOutBars } from '../chart/bar-chart.ts';
import { LabelSetter } from '../chart/chart-label.ts';
import { hasAxis } from '../chart/chart-scale.ts';
import { layOutDonut } from '../chart/donut-chart.ts';
import { layOutLine } from '../chart/line-chart.ts';
import { paintBars, paintDonut, paintLine } from '../chart/paint-chart.ts';
import { outset, union } from '../geometry.ts';
import type { ChartContent, LaidOutChart } from '../layout/laid-out.ts';
import { paintText } from '../paint/text.ts';
import type { LayerModule } from './module.ts';

export const chart: LayerModule<ResolvedChart, LaidOutChart> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout(layer, box, context) {
    const about = { severity: 'warning', layer: layer.id, path: layer.path } as const;
    // A part of a whole is more than nothing.
    const drawn = layer.points.some(({ value }) => value !== null && (layer.variant !== 'donut' || value > 0));
    if (!drawn) {
      const message = 'The chart has no values that can be drawn; its place is left with nothing but its lines.';
      context.report({ ...about, code: 'chart_empty', message });
    }
    if (!hasAxis(layer)) {
      const message = `The axis ends at ${layer.max}, before it begins at ${layer.min}; the data's own ends are taken.`;
      context.report({ ...about, code: 'chart_axis_empty', message });
    }
    return { type: 'chart', layer, box, content: contentOf(layer, box, new LabelSetter(layer, context)), reveal: 1 };
  },
  // Labels may stand out by the overhang of a letter, dots and bars never.
  bounds: ({ layer, box, content }) =>
    content.chart.labels.reduce((bounds, label) => union(bounds, outset(label.box, layer.font.size / 2)), box),
  flat: () => false,
  paint(canvas, laidOut) {
    const { content } = laidOut;
    if (content.type === 'bars') paintBars(canvas, laidOut, content.chart);
    else if (content.type === 'line') paintLine(canvas, laidOut, content.chart);
    else paintDonut(canvas, laidOut, content.chart);
    for (const { span, box, layout } of content.chart.labels) paintText(canvas, layout, [span], box);
  },
};

function contentOf(layer: ResolvedChart, box: LaidOutChart['box'], setter: LabelSetter): ChartContent {
  switch (layer.variant) {
    case 'bar':
      return { type: 'bars', chart: layOutBars(layer, box, setter) };
    case 'donut':
      return { type: 'donut', chart: layOutDonut(layer, box, setter) };
    default:
      return { type: 'line', chart: layOutLine(layer, box, setter) };
  }
}
