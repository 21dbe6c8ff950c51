import { dateFormat } from './intl-cache.ts';

/** What a calendar and a clock on the wall show. Months count from 1. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const DAY_MS = 86_400_000;

/** Years 1 to 9999 with a day to spare on both sides, so that no zone leads out of them. */
const EARLIEST_MS = utcMs({ year: 1, month: 1, day: 2, hour: 0, minute: 0, second: 0, millisecond: 0 });
const LATEST_MS = utcMs({ year: 9999, month: 12, day: 30, hour: 23, minute: 59, second: 59, millisecond: 999 });

export function isInRange(epochMs: number): boolean {
  return epochMs >= EARLIEST_MS && epochMs <= LATEST_MS;
}

/** Whether these fields name a day and time that exist in the calendar. */
export function isCivil(civil: Civil): boolean {
  const { month, day, hour, minute, second } = civil;
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  return new Date(utcMs(civil)).getUTCDate() === day;
}

/** Epoch milliseconds of the fields read as UTC. */
export function utcMs(civil: Civil): number {
  const date = new Date(0);
  date.setUTCFullYear(civil.year, civil.month - 1, civil.day);
  date.setUTCHours(civil.hour, civil.minute, civil.second, civil.millisecond);
  return date.getTime();
}

/** What the wall in a zone shows at an instant. */
export function civilAt(epochMs: number, timeZone: string): Civil {
  return utcCivil(epochMs + offsetMs(epochMs, timeZone));
}

export function utcCivil(epochMs: number): Civil {
  const date = new Date(epochMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/**
 * The instant at which the wall in a zone shows these fields. A time that occurs twice is the earlier one; a time
 * that a clock change skips moves forward by what was skipped (the "compatible" rule of RFC 5545 and Temporal).
 */
export function instantOf(civil: Civil, timeZone: string): number {
  const wall = utcMs(civil);
  const before = offsetMs(wall - DAY_MS, timeZone);
  const after = offsetMs(wall + DAY_MS, timeZone);
  if (before === after || offsetMs(wall - before, timeZone) === before) return wall - before;
  return offsetMs(wall - after, timeZone) === after ? wall - after : wall - before;
}

/** How far the zone is ahead of UTC at an instant. */
function offsetMs(epochMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const format = dateFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const seconds = Math.floor(epochMs / 1000) * 1000;
  const [month, day, year, hour, minute, second] = format.format(seconds).match(/\d+/g)!.map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return utcMs({ year, month, day, hour, minute, second, millisecond: 0 }) - seconds;
}

/** Days since 1970-01-01 of the date the fields name. */
export function dayNumber(civil: Civil): number {
  return Math.floor(utcMs(civil) / DAY_MS);
}
