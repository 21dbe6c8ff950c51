import type { ResolvedChart, ResolvedChartPoint } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import { room } from './bar-chart.ts';
import type { ChartLabel, LabelSetter } from './chart-label.ts';
import { highlighted } from './chart-scale.ts';

/** A part of a ring; angles are shares of a turn from where the ring starts. */
export interface DonutPart {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly color: string | null;
  readonly highlighted: boolean;
}

export interface DonutChart {
  readonly plot: Rect;
  readonly parts: readonly DonutPart[];
  readonly labels: readonly ChartLabel[];
  /** Squares before the legend's labels. */
  readonly keys: readonly { readonly box: Rect; readonly part: DonutPart }[];
}

/** The ring fills the box; with labels, or values, a legend stands beside it. */
export function layOutDonut(layer: ResolvedChart, box: Rect, setter: LabelSetter): DonutChart {
  const counted = countedPoints(layer);
  const total = counted.reduce((sum, { value }) => sum + value, 0);
  const shown = highlighted(layer);
  let from = 0;
  const parts = counted.map(({ index, value, color }) => {
    const part = {
      index,
      from,
      to: total > 0 ? from + value / total : from,
      color,
      highlighted: index === shown && index >= 0,
    };
    from = part.to;
    return part;
  });
  const legend =
    (layer.labels || layer.values) && counted.some(({ label, text }) => label !== '' || (layer.values && text !== ''));
  if (!legend) return { plot: box, parts, labels: [], keys: [] };
  return withLegend(layer, box, setter, counted, parts);
}

interface Counted extends ResolvedChartPoint {
  readonly value: number;
  readonly index: number;
}

/** What takes part: values above zero, the smallest beyond `maxParts` added up. */
function countedPoints({ points, maxParts, otherLabel }: ResolvedChart): Counted[] {
  const counted = points.flatMap((point, index) =>
    point.value !== null && point.value > 0 ? [{ ...point, value: point.value, index }] : [],
  );
  if (counted.length <= maxParts) return counted;
  const large = new Set(counted.toSorted((a, b) => b.value - a.value || a.index - b.index).slice(0, maxParts - 1));
  const rest = counted.filter((point) => !large.has(point));
  const value = rest.reduce((sum, point) => sum + point.value, 0);
  return [
    ...counted.filter((point) => large.has(point)),
    { label: otherLabel, value, color: null, text: '', index: maxParts - 1 },
  ];
}

function withLegend(
  layer: ResolvedChart,
  box: Rect,
  setter: LabelSetter,
  counted: readonly Counted[],
  parts: readonly DonutPart[],
): DonutChart {
  const { size } = layer.font;
  const wide = box.width >= box.height * 1.25;
  const side = wide ? box.height : Math.min(box.width, box.height * 0.62);
  const plot = wide
    ? { x: box.x, y: box.y, width: side, height: side }
    : { x: box.x + (box.width - side) / 2, y: box.y, width: side, height: side };
  const area = wide ? room(box, { left: side + size * 1.6 }) : room(box, { top: side + size });
  const pitch = Math.max(setter.height * 1.25, 1);
  const rows = Math.min(parts.length, Math.max(0, Math.floor((area.height + pitch - setter.height) / pitch)));
  const top = wide ? area.y + (area.height - (rows * pitch - (pitch - setter.height))) / 2 : area.y;
  const told = layer.values
    ? Math.min(area.width * 0.4, Math.max(0, ...counted.map(({ text }) => setter.width(text))))
    : 0;
  const key = size * 0.72;
  const labels: ChartLabel[] = [];
  const keys = parts.slice(0, rows).map((part, row) => {
    const { label, text } = counted[row]!;
    const y = top + row * pitch;
    const x = area.x + key + size * 0.6;
    const weight = part.highlighted ? 700 : layer.font.weight;
    const end = area.x + area.width;
    labels.push(
      ...setter.set(
        layer.labels ? label : '',
        { x, y, width: end - x - (told > 0 ? told + size * 0.6 : 0) },
        'left',
        weight,
      ),
    );
    if (told > 0) labels.push(...setter.set(text, { x: end - told, y, width: told }, 'right', weight));
    return { part, box: { x: area.x, y: y + (setter.height - key) / 2, width: key, height: key } };
  });
  return { plot, parts, labels, keys };
}
