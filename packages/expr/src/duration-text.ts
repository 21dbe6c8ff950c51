import { numberFormat } from './intl-cache.ts';
import type { Value } from './value.ts';

const UNIT_SECONDS = { ms: 0.001, seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const PARTS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

export type DurationUnit = keyof typeof UNIT_SECONDS;

export function isDurationUnit(value: Value): value is DurationUnit {
  return typeof value === 'string' && Object.hasOwn(UNIT_SECONDS, value);
}

/**
 * A length of time by its greatest unit and the next smaller one, in whole numbers cut off below: 3725 seconds is
 * "1h 2m". A zero in the second place is left out.
 */
export function durationText(
  amount: number,
  unit: DurationUnit,
  unitDisplay: 'narrow' | 'short' | 'long',
  locale: string,
): string {
  const seconds = Math.floor(Math.abs(amount) * UNIT_SECONDS[unit] + 1e-9);
  const greatest = PARTS.findIndex(([, size]) => seconds >= size);
  if (greatest < 0) return write(0, 'second', unitDisplay, locale);
  const [name, size] = PARTS[greatest]!;
  const smaller = PARTS[greatest + 1];
  const first = write(Math.floor(seconds / size), name, unitDisplay, locale);
  const rest = smaller ? Math.floor((seconds % size) / smaller[1]) : 0;
  const text = smaller && rest > 0 ? `${first} ${write(rest, smaller[0], unitDisplay, locale)}` : first;
  return amount < 0 ? `-${text}` : text;
}

function write(count: number, unit: string, unitDisplay: 'narrow' | 'short' | 'long', locale: string): string {
  return numberFormat(locale, { style: 'unit', unit, unitDisplay }).format(count);
}
