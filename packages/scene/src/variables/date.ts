import type { Value } from '@pictify/expr';

/** Farthest instant a date can hold, in milliseconds from 1970. */
const MAX_TIME = 8.64e15;

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)?)?$/;

/**
 * An ISO date or time as text (a space for the `T` is mended; without a zone it is in the template's zone, which the
 * expressions decide), or milliseconds since 1970 as a number. Null when it is no date of the calendar.
 */
export function readDate(given: unknown): Value {
  if (typeof given === 'number') return Math.abs(given) <= MAX_TIME ? given : null;
  if (typeof given !== 'string' || given.length > 64) return null;
  const text = given.trim();
  if (/^-?\d{9,16}$/.test(text)) return readDate(Number(text));
  const parts = ISO.exec(text);
  if (!parts) return null;
  const [year, month, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month! < 1 || month! > 12 || day < 1 || day > daysIn(year!, month!)) return null;
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return null;
  return text.replace(' ', 'T').replace(',', '.');
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
