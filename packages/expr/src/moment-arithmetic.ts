import { type Civil, civilAt, instantOf, isInRange, utcCivil, utcMs } from './civil-time.ts';
import type { Moment } from './moment.ts';

/**
 * The moment so many calendar days later, in the form it was written in: epoch milliseconds keep their time of day in
 * the zone across clock changes, a written date keeps its time and its offset. Null beyond the years 1 to 9999.
 */
export function addCivilDays(moment: Moment, days: number, timeZone: string): number | string | null {
  const civil = moment.civil ?? civilAt(moment.epochMs, timeZone);
  const shifted = utcMs({ ...civil, day: civil.day + days });
  if (!Number.isFinite(shifted) || !isInRange(shifted)) return null;
  const moved = utcCivil(shifted);
  switch (moment.form) {
    case 'epoch':
      return instantOf(moved, timeZone);
    case 'date':
      return isoDate(moved);
    default:
      return `${isoDate(moved)}T${isoTime(moved)}${moment.offset}`;
  }
}

function isoDate({ year, month, day }: Civil): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function isoTime({ hour, minute, second, millisecond }: Civil): string {
  const fraction = millisecond === 0 ? '' : `.${pad(millisecond, 3)}`;
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${fraction}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
