import { type Civil, utcMs } from './civil-time.ts';
import { boundedCache, dateFormat } from './intl-cache.ts';

/** Longest pattern that is read, in UTF-16 units. */
export const MAX_PATTERN_LENGTH = 256;

const PIECES = /YYYY|YY|MMMM|MMM|MM|M|dddd|ddd|DD|D|HH|H|hh|h|mm|ss|A|\[[^\]]*\]|[^YMdDHhmsA[]+|[\s\S]/g;

interface Pattern {
  readonly pieces: readonly string[];
  readonly hasDay: boolean;
}

const readPattern = boundedCache((pattern): Pattern => {
  const pieces = pattern.match(PIECES) ?? [];
  return { pieces, hasDay: pieces.some((piece) => piece === 'D' || piece === 'DD') };
});

/**
 * Fills a pattern: `YYYY YY MMMM MMM MM M dddd ddd DD D HH H hh h mm ss A`; what stands in square brackets, and every
 * other letter, is itself. Names are the locale's; digits are 0 to 9 in every locale, since a pattern asks for them.
 */
export function formatPattern(civil: Civil, pattern: string, locale: string): string {
  const { pieces, hasDay } = readPattern(pattern);
  return pieces.map((piece) => fill(piece, civil, locale, hasDay)).join('');
}

function fill(piece: string, civil: Civil, locale: string, hasDay: boolean): string {
  switch (piece) {
    case 'YYYY':
      return digits(civil.year, 4);
    case 'YY':
      return digits(civil.year % 100, 2);
    case 'MMMM':
      return monthName(civil, locale, 'long', hasDay);
    case 'MMM':
      return monthName(civil, locale, 'short', hasDay);
    case 'MM':
      return digits(civil.month, 2);
    case 'M':
      return String(civil.month);
    case 'dddd':
      return weekdayName(civil, locale, 'long');
    case 'ddd':
      return weekdayName(civil, locale, 'short');
    case 'DD':
      return digits(civil.day, 2);
    case 'D':
      return String(civil.day);
    case 'HH':
      return digits(civil.hour, 2);
    case 'H':
      return String(civil.hour);
    case 'hh':
      return digits(civil.hour % 12 || 12, 2);
    case 'h':
      return String(civil.hour % 12 || 12);
    case 'mm':
      return digits(civil.minute, 2);
    case 'ss':
      return digits(civil.second, 2);
    case 'A':
      return dayHalf(civil, locale);
    default:
      return piece.length > 1 && piece.startsWith('[') && piece.endsWith(']') ? piece.slice(1, -1) : piece;
  }
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Beside a day many languages decline the month (1 января, but январь 2026), so the pattern decides the form. */
function monthName(civil: Civil, locale: string, month: 'long' | 'short', hasDay: boolean): string {
  const name = hasDay ? part(civil, locale, { month, day: 'numeric' }, 'month') : '';
  return name !== '' && !/^\d+$/.test(name) ? name : format(locale, { month }).format(utcMs(civil));
}

function weekdayName(civil: Civil, locale: string, weekday: 'long' | 'short'): string {
  return format(locale, { weekday }).format(utcMs(civil));
}

function dayHalf(civil: Civil, locale: string): string {
  const name = part(civil, locale, { hour: 'numeric', hour12: true }, 'dayPeriod');
  return name !== '' ? name : civil.hour < 12 ? 'AM' : 'PM';
}

function part(civil: Civil, locale: string, options: Intl.DateTimeFormatOptions, type: string): string {
  const parts = format(locale, options).formatToParts(utcMs(civil));
  return parts.find((each) => each.type === type)?.value ?? '';
}

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormat(locale, { ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' });
}
