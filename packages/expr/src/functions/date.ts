import { civilAt, dayNumber } from '../civil-time.ts';
import { formatPattern, MAX_PATTERN_LENGTH } from '../date-pattern.ts';
import { durationText, isDurationUnit } from '../duration-text.ts';
import type { Evaluator } from '../evaluator.ts';
import { dateFormat } from '../intl-cache.ts';
import { readMoment } from '../moment.ts';
import { addCivilDays } from '../moment-arithmetic.ts';
import { relativeText } from '../relative-text.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';
import { FORMAT_STEPS } from './intl-steps.ts';

type Style = 'short' | 'medium' | 'long' | 'full';

function isStyle(text: string): text is Style {
  return text === 'short' || text === 'medium' || text === 'long' || text === 'full';
}

function formatMoment(key: 'dateStyle' | 'timeStyle', fallback: Style): Call {
  return (evaluator, [value, format, timeZone, locale]) => {
    const moment = readMoment(evaluator, value);
    if (!moment) return null;
    evaluator.spend(FORMAT_STEPS);
    const zone = evaluator.timeZone(timeZone);
    const language = evaluator.locale(locale);
    const wanted = format === null || format === undefined || format === '' ? fallback : format;
    if (typeof wanted !== 'string')
      return evaluator.issue('invalid_argument', 'A date format is a text, such as "D MMM YYYY" or "long".');
    if (isStyle(wanted)) return styled(moment.epochMs, { [key]: wanted, timeZone: zone }, language);
    if (wanted.length > MAX_PATTERN_LENGTH) {
      return evaluator.issue('invalid_argument', `A date pattern has at most ${MAX_PATTERN_LENGTH} characters.`);
    }
    evaluator.spend(wanted.length);
    return formatPattern(civilAt(moment.epochMs, zone), wanted, language);
  };
}

/** Some ICU versions put a narrow no-break space before AM; a plain one makes every runtime agree. */
function styled(epochMs: number, options: Intl.DateTimeFormatOptions, locale: string): string {
  return dateFormat(locale, options).format(epochMs).replaceAll('\u202f', ' ');
}

function relativeTime(evaluator: Evaluator, [value, base, locale]: readonly Value[]): Value {
  const moment = readMoment(evaluator, value);
  if (!moment) return null;
  const from = base === null || base === undefined ? evaluator.now : readMoment(evaluator, base)?.epochMs;
  if (from === undefined) return null;
  evaluator.spend(FORMAT_STEPS);
  return relativeText(moment.epochMs, from, evaluator.timeZone(), evaluator.locale(locale));
}

function duration(evaluator: Evaluator, [value, unit, style, locale]: readonly Value[]): Value {
  const amount = evaluator.number(value ?? null);
  if (amount === null) return null;
  const wanted = unit ?? 'seconds';
  const width = style ?? 'narrow';
  if (!isDurationUnit(wanted))
    return evaluator.issue('invalid_argument', 'The unit is "ms", "seconds", "minutes", "hours" or "days".');
  if (width !== 'narrow' && width !== 'short' && width !== 'long') {
    return evaluator.issue('invalid_argument', 'The style is "narrow", "short" or "long".');
  }
  evaluator.spend(2 * FORMAT_STEPS);
  return durationText(amount, wanted, width, evaluator.locale(locale));
}

function addDays(evaluator: Evaluator, [value, days]: readonly Value[]): Value {
  const moment = readMoment(evaluator, value);
  const count = evaluator.number(days ?? null);
  if (!moment || count === null) return null;
  if (!Number.isInteger(count)) return evaluator.issue('invalid_argument', 'The number of days is a whole number.');
  const moved = addCivilDays(moment, count, evaluator.timeZone());
  return moved ?? evaluator.issue('invalid_date', 'The date lies outside the years 1 to 9999.');
}

function daysBetween(evaluator: Evaluator, [from, to]: readonly Value[]): Value {
  const start = readMoment(evaluator, from);
  const end = readMoment(evaluator, to);
  if (!start || !end) return null;
  const zone = evaluator.timeZone();
  return dayNumber(civilAt(end.epochMs, zone)) - dayNumber(civilAt(start.epochMs, zone));
}

export const dateFunctions = defineFunctions('date', [
  {
    signature: 'date(value, format = "medium", timeZone?, locale?)',
    aliases: ['format', 'formatDate', 'dateFormat'],
    summary:
      'A date in a style (short, medium, long, full) or a pattern of YYYY MM MMM MMMM D DD ddd dddd HH hh mm ss A; put other letters in [brackets].',
    examples: [
      ['"2026-01-15" | date', 'Jan 15, 2026'],
      ['"2026-01-15" | date: "D MMMM YYYY"', '15 January 2026'],
      ['"2026-07-01T23:30:00Z" | date: "YYYY-MM-DD HH:mm", "Asia/Tokyo"', '2026-07-02 08:30'],
    ],
    call: formatMoment('dateStyle', 'medium'),
  },
  {
    signature: 'time(value, format = "short", timeZone?, locale?)',
    aliases: ['formatTime'],
    summary: 'The time of day of a date, in a style or a pattern as for date.',
    examples: [
      ['"2026-01-15T15:05" | time', '3:05 PM'],
      ['"2026-01-15T15:05" | time: "HH:mm"', '15:05'],
    ],
    call: formatMoment('timeStyle', 'short'),
  },
  {
    signature: 'relativeTime(value, from = "now", locale?)',
    aliases: ['timeAgo', 'fromNow'],
    summary: 'How far a date lies from now (or another date), by whole units; from a day on, by the calendar.',
    examples: [
      ['"2026-01-15T09:00:00Z" | relativeTime', '3 hours ago'],
      ['"2026-01-16T13:00:00Z" | relativeTime', 'tomorrow'],
      ['"2025-11-02" | relativeTime', '2 months ago'],
    ],
    call: relativeTime,
  },
  {
    signature: 'duration(amount, unit = "seconds", style = "narrow", locale?)',
    summary: 'A length of time by its two greatest units; the unit is ms, seconds, minutes, hours or days.',
    examples: [
      ['duration(3725)', '1h 2m'],
      ['90 | duration: "minutes", "long"', '1 hour 30 minutes'],
    ],
    call: duration,
  },
  {
    signature: 'addDays(value, days)',
    summary: 'The date so many days later by the calendar, written as the date was; the time of day stays.',
    examples: [
      ['"2026-01-30" | addDays: 3', '2026-02-02'],
      ['"2026-03-01T08:00" | addDays: -1', '2026-02-28T08:00:00'],
    ],
    call: addDays,
  },
  {
    signature: 'daysBetween(from, to)',
    summary: 'Calendar days from one date to another, negative when the second is earlier.',
    examples: [['daysBetween("2026-01-15", "2026-02-01")', 17]],
    call: daysBetween,
  },
]);
