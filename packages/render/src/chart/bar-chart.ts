import type { ResolvedChart } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import type { ChartLabel, LabelSetter } from './chart-label.ts';
import { highlighted, placeOf, scaleOf } from './chart-scale.ts';

/** A bar; it grows from `zero`, a place on its own axis in pixels. */
export interface ChartBar {
  readonly index: number;
  readonly box: Rect;
  /** Whether it goes against the axis, for a value below zero. */
  readonly below: boolean;
  readonly kind: 'own' | 'compared' | 'highlighted';
}

export interface BarChart {
  readonly plot: Rect;
  readonly bars: readonly ChartBar[];
  readonly labels: readonly ChartLabel[];
  /** Lines across the axis, in pixels of the page; the last is where bars start. */
  readonly lines: readonly number[];
}

const PAD = 0.45;

export function layOutBars(layer: ResolvedChart, box: Rect, setter: LabelSetter): BarChart {
  return layer.direction === 'vertical' ? standing(layer, box, setter) : lying(layer, box, setter);
}

function standing(layer: ResolvedChart, box: Rect, setter: LabelSetter): BarChart {
  const { points } = layer;
  const scale = scaleOf(layer, true);
  const named = layer.labels && points.some(({ label }) => label !== '');
  const pad = layer.font.size * PAD;
  const below = named ? setter.height + pad : 0;
  const above = layer.values ? setter.height + pad / 2 : 0;
  const depth = layer.values && scale.low < 0 ? above : 0;
  const plot = room(box, { top: above, bottom: below + depth });
  const y = (value: number): number => plot.y + plot.height * (1 - placeOf(scale, value));
  const slots = slotsOf(layer, plot.x, plot.width);
  const zero = y(Math.min(scale.high, Math.max(scale.low, 0)));
  const bars = slots.flatMap(({ value, start, length, ...slot }) => {
    const end = y(value);
    return [{ ...slot, box: { x: start, y: Math.min(zero, end), width: length, height: Math.abs(end - zero) } }];
  });
  const pitch = plot.width / Math.max(1, points.length);
  const labels: ChartLabel[] = [];
  if (named) labels.push(...rowOfLabels(layer, setter, plot, box.y + box.height - setter.height));
  if (layer.values) {
    const widest = points.reduce((most, { text }) => Math.max(most, setter.width(text)), 0);
    const every = Math.max(1, Math.ceil((widest + layer.font.size * 0.3) / Math.max(1, pitch)));
    const shown = highlighted(layer);
    points.forEach(({ text, value }, index) => {
      if (value === null || (index % every !== 0 && index !== shown)) return;
      if (shown >= 0 && index !== shown && Math.abs(index - shown) < every) return;
      const top = value < 0 ? y(value) + pad / 2 : y(Math.max(value, 0)) - setter.height - pad / 4;
      const width = Math.max(pitch, widest);
      const x = Math.min(Math.max(plot.x + pitch * (index + 0.5) - width / 2, box.x), box.x + box.width - width);
      labels.push(...setter.setWhole(text, { x, y: top, width }, 'center', index === shown ? 700 : layer.font.weight));
    });
  }
  return { plot, bars, labels, lines: [...scale.ticks.map(y), zero] };
}

function lying(layer: ResolvedChart, box: Rect, setter: LabelSetter): BarChart {
  const { points } = layer;
  const scale = scaleOf(layer, true);
  const pad = layer.font.size * PAD;
  const named = layer.labels ? points.reduce((most, { label }) => Math.max(most, setter.width(label)), 0) : 0;
  const told = layer.values ? points.reduce((most, { text }) => Math.max(most, setter.width(text)), 0) : 0;
  // Numbers are whole or not there; names give way to them, and bars keep a quarter of the width.
  const right = told > 0 && told + pad <= box.width * 0.6 ? told + pad : 0;
  const left = named > 0 ? Math.min(named + pad * 1.5, box.width * 0.42, box.width * 0.75 - right) : 0;
  const plot = room(box, { left, right });
  const x = (value: number): number => plot.x + plot.width * placeOf(scale, value);
  const zero = x(Math.min(scale.high, Math.max(scale.low, 0)));
  const bars = slotsOf(layer, plot.y, plot.height).map(({ value, start, length, ...slot }) => {
    const end = x(value);
    return { ...slot, box: { x: Math.min(zero, end), y: start, width: Math.abs(end - zero), height: length } };
  });
  const pitch = plot.height / Math.max(1, points.length);
  const every = Math.max(1, Math.ceil(setter.height / Math.max(1, pitch)));
  const shown = highlighted(layer);
  const labels = points.flatMap(({ label, text, value }, index) => {
    if (index % every !== 0) return [];
    const y = plot.y + pitch * (index + 0.5) - setter.height / 2;
    const weight = index === shown ? 700 : layer.font.weight;
    const end = x(Math.max(value ?? 0, Math.max(scale.low, 0)));
    return [
      ...(left > 0 ? setter.set(label, { x: box.x, y, width: left - pad * 1.5 }, 'right', weight) : []),
      ...(right > 0 ? setter.setWhole(text, { x: end + pad, y, width: told + 1 }, 'left', weight) : []),
    ];
  });
  return { plot, bars, labels, lines: [...scale.ticks.map(x), zero] };
}

interface Slot extends Omit<ChartBar, 'box'> {
  readonly value: number;
  /** Across the axis, in pixels. */
  readonly start: number;
  readonly length: number;
}

/** Bars across the axis: what is compared stands half behind its own. */
function slotsOf(layer: ResolvedChart, from: number, room: number): Slot[] {
  const { points, compare, barGap } = layer;
  const pitch = room / Math.max(1, points.length);
  const length = pitch * (1 - barGap);
  const paired = compare.some((value) => value !== null);
  const own = paired ? length * 0.7 : length;
  const shown = highlighted(layer);
  const slot = (value: number | null | undefined, index: number, kind: ChartBar['kind']): Slot[] => {
    if (value === null || value === undefined) return [];
    const start = from + pitch * index + (pitch - length) / 2 + (kind === 'compared' || !paired ? 0 : length - own);
    return [{ index, value, kind, below: value < 0, start, length: own }];
  };
  return [
    ...points.flatMap((_, index) => slot(compare[index], index, 'compared')),
    ...points.flatMap(({ value }, index) => slot(value, index, index === shown ? 'highlighted' : 'own')),
  ];
}

/**
 * Labels under their slots. A long name is cut before its neighbours are left out: five labels with an ellipsis say more
 * than two whole ones; where they would touch only every second, third … is set.
 */
export function rowOfLabels(layer: ResolvedChart, setter: LabelSetter, plot: Rect, y: number): ChartLabel[] {
  const { points, font } = layer;
  const pitch = plot.width / Math.max(1, points.length);
  const widest = points.reduce((most, { label }) => Math.max(most, setter.width(label)), 0);
  const gap = font.size * 0.6;
  const wanted = Math.min(widest + gap, Math.max(pitch, font.size * 5.5));
  const every = Math.max(1, Math.ceil(wanted / Math.max(1e-6, pitch)));
  const most = Math.min(pitch * every - gap / 2, plot.width);
  let taken = Number.NEGATIVE_INFINITY;
  return points.flatMap(({ label }, index) => {
    if (index % every !== 0) return [];
    const width = Math.min(most, setter.width(label));
    const middle = plot.x + pitch * (index + 0.5);
    // The first and the last are moved inside, which may cost their neighbour its place.
    const x = Math.min(Math.max(middle - width / 2, plot.x), plot.x + plot.width - width);
    if (x < taken + gap / 2) return [];
    taken = x + width;
    return setter.set(label, { x, y, width }, 'center');
  });
}

/** What margins leave of a box, at least a pixel. */
export function room(box: Rect, { left = 0, right = 0, top = 0, bottom = 0 }): Rect {
  return {
    x: box.x + left,
    y: box.y + top,
    width: Math.max(1, box.width - left - right),
    height: Math.max(1, box.height - top - bottom),
  };
}
