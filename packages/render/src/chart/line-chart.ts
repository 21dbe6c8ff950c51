import type { ResolvedChart } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import { room, rowOfLabels } from './bar-chart.ts';
import type { ChartLabel, LabelSetter } from './chart-label.ts';
import { highlighted, placeOf, scaleOf } from './chart-scale.ts';

export interface ChartPlace {
  readonly x: number;
  readonly y: number;
}

export interface LineChart {
  readonly plot: Rect;
  /** Stretches between gaps, each of at least one point. */
  readonly stretches: readonly (readonly ChartPlace[])[];
  readonly compared: readonly (readonly ChartPlace[])[];
  readonly dots: readonly (ChartPlace & { readonly highlighted: boolean })[];
  readonly labels: readonly ChartLabel[];
  /** Grid lines, in pixels from the top of the page. */
  readonly lines: readonly number[];
}

const PAD = 0.5;

export function layOutLine(layer: ResolvedChart, box: Rect, setter: LabelSetter): LineChart {
  const { points, lineWidth, font } = layer;
  const spark = layer.variant === 'sparkline';
  const scale = scaleOf(layer, false);
  const shown = highlighted(layer);
  const named = !spark && layer.labels && points.some(({ label }) => label !== '');
  // The line and its dots stay inside of the box.
  const inset = Math.max(lineWidth / 2, dotRadius(layer) * (layer.dots !== 'none' || shown >= 0 ? 1.35 : 0));
  const above = !spark && layer.values ? setter.height + font.size * PAD : 0;
  const plot = room(box, {
    left: inset,
    right: inset,
    top: inset + above,
    bottom: inset + (named ? setter.height + font.size * PAD : 0) + (above > 0 ? setter.height : 0),
  });
  const slotted = named || (!spark && layer.values);
  const pitch = plot.width / Math.max(1, slotted ? points.length : points.length - 1);
  const x = (index: number): number =>
    points.length === 1 ? plot.x + plot.width / 2 : plot.x + pitch * (slotted ? index + 0.5 : index);
  const y = (value: number): number => plot.y + plot.height * (1 - placeOf(scale, value));
  const places = points.map(({ value }, index) => (value === null ? null : { x: x(index), y: y(value) }));
  const last = places.findLastIndex((place) => place !== null);
  const dots = places.flatMap((place, index) => {
    const marked = layer.dots === 'all' || (layer.dots === 'last' && index === last) || index === shown;
    return place && marked ? [{ ...place, highlighted: index === shown }] : [];
  });
  return {
    plot,
    stretches: unbroken(places),
    compared: unbroken(
      layer.compare
        .slice(0, points.length)
        .map((value, index) => (value === null ? null : { x: x(index), y: y(value) })),
    ),
    dots,
    labels: [
      ...(named ? rowOfLabels(layer, setter, plot, box.y + box.height - setter.height) : []),
      ...(above > 0 ? valueLabels(layer, setter, places, pitch, box, shown) : []),
    ],
    lines: scale.ticks.map(y),
  };
}

/** Dots are twice as wide as their line. */
export const dotRadius = ({ lineWidth }: ResolvedChart): number => lineWidth * 1.6;

function unbroken(places: readonly (ChartPlace | null)[]): ChartPlace[][] {
  const stretches: ChartPlace[][] = [];
  let open: ChartPlace[] | null = null;
  for (const place of places) {
    if (!place) open = null;
    else if (open) open.push(place);
    else stretches.push((open = [place]));
  }
  return stretches;
}

/** Values over their points, as many as there is room for; the highlighted one before all others. */
function valueLabels(
  layer: ResolvedChart,
  setter: LabelSetter,
  places: readonly (ChartPlace | null)[],
  pitch: number,
  box: Rect,
  shown: number,
): ChartLabel[] {
  const widest = layer.points.reduce((most, { text }) => Math.max(most, setter.width(text)), 0);
  const every = Math.max(1, Math.ceil((widest + layer.font.size * 0.4) / Math.max(1e-6, pitch)));
  return layer.points.flatMap(({ text }, index) => {
    const place = places[index];
    const crowded = shown >= 0 && index !== shown && Math.abs(index - shown) < every;
    if (!place || crowded || (index % every !== 0 && index !== shown)) return [];
    const x = Math.min(Math.max(place.x - widest / 2, box.x), box.x + box.width - widest);
    const dot = layer.dots === 'all' || index === shown ? dotRadius(layer) * 1.35 : layer.lineWidth / 2;
    const away = dot + layer.font.size * 0.3;
    const y = isValley(places, index) ? place.y + away : place.y - setter.height - away;
    return setter.setWhole(
      text,
      { x, y, width: widest + layer.font.size * 0.2 },
      'center',
      index === shown ? 700 : layer.font.weight,
    );
  });
}

/** Both neighbours are higher: there the line leaves room below the point only. */
function isValley(places: readonly (ChartPlace | null)[], index: number): boolean {
  const { y } = places[index]!;
  const [before, after] = [places[index - 1], places[index + 1]];
  return !!(before || after) && (before ? before.y < y : true) && (after ? after.y < y : true);
}
