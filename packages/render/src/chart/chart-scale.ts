import type { ResolvedChart } from '@pictify/scene';

/** The values at the two ends of an axis, and where its lines are. */
export interface ChartScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** The axis of all values; bars and areas stand on zero, so theirs reaches it. Written ends are kept. */
export function scaleOf(layer: ResolvedChart, fromZero: boolean): ChartScale {
  const values = [...layer.points.map(({ value }) => value), ...layer.compare.slice(0, layer.points.length)].filter(
    (value) => value !== null,
  );
  let low = Math.min(...values, ...(fromZero || values.length === 0 ? [0] : []));
  let high = Math.max(...values, ...(fromZero || values.length === 0 ? [0] : []));
  const ticks = layer.grid > 0 ? roundValues(low, high, layer.grid) : [];
  if (ticks.length > 1) {
    low = Math.min(low, ticks[0]!);
    high = Math.max(high, ticks.at(-1)!);
  }
  if (hasAxis(layer)) {
    low = layer.min ?? low;
    high = layer.max ?? high;
  }
  if (high <= low) {
    // All the same: half way up for a line, and bars that are as high as there is room, or nothing at all.
    const reach = Math.abs(low) || 1;
    if (fromZero && low === 0) high = low + reach;
    else [low, high] = [low - reach, low + reach];
  }
  return { low, high, ticks: ticks.filter((tick) => tick >= low && tick <= high) };
}

/** Whether the ends that are written can both be kept. */
export const hasAxis = ({ min, max }: ResolvedChart): boolean => min === null || max === null || min < max;

/** Values 1, 2 or 5 times a power of ten apart that cover a range in about `count` steps (Heckbert 1990). */
export function roundValues(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [];
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: Math.min(40, last - first + 1) }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

/** Where a value lies between the ends of an axis, 0 to 1. */
export function placeOf({ low, high }: ChartScale, value: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** The index of the point to be pointed out; -1: none. */
export function highlighted({ points, highlight }: ResolvedChart): number {
  const at = points.flatMap(({ value }, index) => (value === null ? [] : [index]));
  if (highlight === 'none' || at.length === 0) return -1;
  if (highlight === 'first') return at[0]!;
  if (highlight === 'last') return at.at(-1)!;
  const sign = highlight === 'max' ? 1 : -1;
  return at.reduce((best, index) => (sign * points[index]!.value! > sign * points[best]!.value! ? index : best));
}
