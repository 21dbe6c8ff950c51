import { type Civil, civilAt, dayNumber } from './civil-time.ts';
import { relativeFormat } from './intl-cache.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * "3 hours ago", "tomorrow", "in 2 weeks". Below a day by elapsed time, above it by the calendar of the zone; units
 * are whole and cut off, never rounded up, so nothing is said to be farther away than it is.
 */
export function relativeText(epochMs: number, fromMs: number, timeZone: string, locale: string): string {
  const [amount, unit] = difference(epochMs, fromMs, timeZone);
  const numeric = unit === 'day' || amount === 0 ? 'auto' : 'always';
  return relativeFormat(locale, { numeric }).format(amount, unit);
}

function difference(
  epochMs: number,
  fromMs: number,
  timeZone: string,
): [amount: number, unit: Intl.RelativeTimeFormatUnit] {
  const elapsed = epochMs - fromMs;
  const size = Math.abs(elapsed);
  if (size < MINUTE_MS) return [Math.trunc(elapsed / 1000) + 0, 'second'];
  if (size < HOUR_MS) return [Math.trunc(elapsed / MINUTE_MS), 'minute'];
  if (size < DAY_MS) return [Math.trunc(elapsed / HOUR_MS), 'hour'];
  const from = civilAt(fromMs, timeZone);
  const to = civilAt(epochMs, timeZone);
  const days = dayNumber(to) - dayNumber(from);
  if (Math.abs(days) < 7) return [days, 'day'];
  const months = wholeMonths(from, to);
  if (months === 0) return [Math.trunc(days / 7), 'week'];
  return Math.abs(months) < 12 ? [months, 'month'] : [Math.trunc(months / 12), 'year'];
}

function wholeMonths(from: Civil, to: Civil): number {
  const months = (to.year - from.year) * 12 + to.month - from.month;
  if (months > 0 && to.day < from.day) return months - 1;
  if (months < 0 && to.day > from.day) return months + 1;
  return months;
}
