import type { ResolvedChart, ResolvedChartPoint } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import { room } from './bar-chart.ts';
import type { ChartLabel, LabelSetter } from './chart-label.ts';
import { highlighted } from './chart-scale.ts';

/** A part of a ring; angles are shares of a turn from where the ring starts. */
export interface DonutPart {
  /** Of its point in the data. */
  readonly index: number;
  /** Among the parts. */
  readonly rank: number;
  readonly from: number;
  readonly to: number;
  readonly color: string | null;
  readonly highlighted: boolean;
  /** It stands for several small ones. */
  readonly others: boolean;
}

export interface DonutChart {
  readonly plot: Rect;
  readonly parts: readonly DonutPart[];
  readonly labels: readonly ChartLabel[];
  /** Squares before the legend's labels. */
  readonly keys: readonly { readonly box: Rect; readonly part: DonutPart }[];
}

/** The ring fills the box; with labels, or values, a legend stands beside or below it. */
export function layOutDonut(layer: ResolvedChart, box: Rect, setter: LabelSetter): DonutChart {
  const counted = countedPoints(layer);
  const total = counted.reduce((sum, { value }) => sum + value, 0);
  const shown = highlighted(layer);
  let from = 0;
  const parts = counted.map(({ index, value, color, others }, rank) => {
    const part = {
      index,
      rank,
      from,
      to: from + value / total,
      color,
      others,
      highlighted: !others && index === shown,
    };
    from = part.to;
    return part;
  });
  const told = (layer.labels && counted.some(({ label }) => label !== '')) || (layer.values && counted.length > 0);
  return told ? withLegend(layer, box, setter, counted, parts) : { plot: box, parts, labels: [], keys: [] };
}

interface Counted extends ResolvedChartPoint {
  readonly value: number;
  readonly index: number;
  readonly others: boolean;
}

/** What takes part: values above zero, the smallest beyond `maxParts` added up. */
function countedPoints({ points, maxParts, otherLabel }: ResolvedChart): Counted[] {
  const counted = points.flatMap((point, index) =>
    point.value !== null && point.value > 0 ? [{ ...point, value: point.value, index, others: false }] : [],
  );
  if (counted.length <= maxParts) return counted;
  const large = new Set(counted.toSorted((a, b) => b.value - a.value || a.index - b.index).slice(0, maxParts - 1));
  const rest = counted.filter((point) => !large.has(point));
  const value = rest.reduce((sum, point) => sum + point.value, 0);
  const other = { label: otherLabel, value, color: null, text: '', index: points.length, others: true };
  return [...counted.filter((point) => large.has(point)), other];
}

/** The least of the box's shorter side that is left to the ring. */
const LEAST_RING = 0.45;
/** How much wider a bold text can be than a medium one. */
const BOLD = 1.08;

function withLegend(
  layer: ResolvedChart,
  box: Rect,
  setter: LabelSetter,
  counted: readonly Counted[],
  parts: readonly DonutPart[],
): DonutChart {
  const { size } = layer.font;
  const key = size * 0.72;
  const indent = key + size * 0.6;
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => setter.width(text)));
  // One of them may be highlighted, and so a little wider.
  const named = layer.labels ? widest(counted.map(({ label }) => label)) * BOLD : 0;
  const told = layer.values ? widest(counted.map(({ text }) => text)) * BOLD : 0;
  const between = named > 0 && told > 0 ? size * 0.8 : 0;
  const wanted = indent + Math.min(named, size * 12) + between + told;
  const pitch = setter.height * 1.25;

  const beside = Math.min(box.height, box.width - wanted - size * 1.6);
  const below = Math.min(box.width, box.height - parts.length * pitch - size);
  // Beside it where both have room, else wherever the ring stays larger.
  const wide = beside >= LEAST_RING * Math.min(box.width, box.height) || beside >= below;
  const least = LEAST_RING * Math.min(box.width, box.height);
  const side = Math.max(least, wide ? beside : below);
  const plot = wide
    ? { x: box.x, y: box.y + (box.height - side) / 2, width: side, height: side }
    : { x: box.x + (box.width - side) / 2, y: box.y, width: side, height: side };
  const area = wide ? room(box, { left: side + size * 1.6 }) : room(box, { top: side + size });
  const rows = Math.min(parts.length, Math.max(0, Math.floor((area.height + pitch - setter.height) / pitch)));
  const top = wide ? area.y + (area.height - (rows * pitch - (pitch - setter.height))) / 2 : area.y;
  const end = area.x + Math.min(area.width, Math.max(wanted, wide ? 0 : area.width));
  const labels: ChartLabel[] = [];
  const keys = parts.slice(0, rows).map((part, row) => {
    const { label, text } = counted[row]!;
    const y = top + row * pitch;
    const x = area.x + indent;
    const weight = part.highlighted ? 700 : layer.font.weight;
    const width = end - x - (told > 0 ? told + between : 0);
    labels.push(...setter.set(layer.labels ? label : '', { x, y, width }, 'left', weight));
    if (told > 0) labels.push(...setter.setWhole(text, { x: end - told, y, width: told }, 'right', weight));
    return { part, box: { x: area.x, y: y + (setter.height - key) / 2, width: key, height: key } };
  });
  return { plot, parts, labels, keys };
}
