import type { Value } from '@pictify/expr';
import type { Reporting } from '../issues.ts';
import { isMap, nameOf, own } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { LABEL_LENGTH } from '../properties/label-format.ts';
import { toNumber } from '../properties/number.ts';
import { cleanText, cutText } from '../text/clean.ts';

/** One point of a chart as the data gives it; null: there is no value. */
export interface ChartPoint {
  readonly label: string;
  readonly value: number | null;
  readonly color: string | null;
}

/**
 * Reads a list of numbers, a list of `{label, value, color}`, or a map of label → value. A number given as text is a
 * number; what is none is a gap, told once for all of them. `readColor` answers for what a colour says.
 */
export function readChartPoints(
  data: Value,
  report: Reporting,
  readColor: (color: string) => string | null,
): readonly ChartPoint[] {
  const parts = partsOf(data, report);
  if (parts.length > LIMITS.chartPoints) {
    report.problem(
      'chart_too_many_points',
      `${parts.length} points; only the first ${LIMITS.chartPoints} are drawn. Group them, or slice the list.`,
    );
  }
  const points = parts.slice(0, LIMITS.chartPoints).map((part) => readPoint(part, readColor));
  const wrong = points.filter(({ problem }) => problem !== null);
  if (wrong.length > 0) {
    const more = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
    report.problem('chart_value_invalid', `A value must be a number, not ${wrong[0]!.problem}${more}; it is left out.`);
  }
  return points.map(({ point }) => point);
}

function partsOf(data: Value, report: Reporting): readonly { label: string; given: unknown }[] {
  if (data === null || data === '') return [];
  if (Array.isArray(data)) return data.map((given) => ({ label: '', given }));
  if (isMap(data)) return Object.entries(data).map(([label, given]) => ({ label, given }));
  if (toNumber(data) !== null) return [{ label: '', given: data }];
  report.problem('property_type', `Must be a list of numbers, or of maps with a "value", not ${nameOf(data)}.`);
  return [];
}

function readPoint(
  { label, given }: { label: string; given: unknown },
  readColor: (color: string) => string | null,
): { point: ChartPoint; problem: string | null } {
  const written = isMap(given) ? own(given, 'value') : given;
  const missing = written === null || written === '' || (written === undefined && !isMap(given));
  const value = missing ? null : toNumber(written);
  const named = own(given, 'label');
  const color = own(given, 'color');
  const title = typeof named === 'string' || typeof named === 'number' ? String(named) : label;
  return {
    point: {
      label: cleanText(cutText(title, LABEL_LENGTH)).replaceAll('\n', ' '),
      value: value === null ? null : Math.min(1e15, Math.max(-1e15, value)),
      color: typeof color === 'string' && color !== '' ? readColor(color) : null,
    },
    problem: value !== null || missing ? null : written === undefined ? 'a map without "value"' : nameOf(written),
  };
}
