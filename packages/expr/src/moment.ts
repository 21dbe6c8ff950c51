import { type Civil, instantOf, isCivil, isInRange, utcMs } from './civil-time.ts';
import { describe, type Evaluator } from './evaluator.ts';
import type { Value } from './value.ts';

/** How a date was written, which decides how a date computed from it is written. */
export type MomentForm = 'epoch' | 'date' | 'local' | 'offset';

export interface Moment {
  readonly epochMs: number;
  readonly form: MomentForm;
  /** The offset from UTC as written, such as `Z` or `+02:00`; empty for the other forms. */
  readonly offset: string;
  /** The fields as written; null for epoch milliseconds. */
  readonly civil: Civil | null;
}

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([Zz]|[+-]\d{2}(?::?\d{2})?))?)?)?)?$/;
const EPOCH = /^-?\d{9,16}$/;
const MAX_DATE_LENGTH = 48;

/**
 * Reads a date: epoch milliseconds, the text "now", or ISO 8601 from `2026` to `2026-01-31T09:30:00.000+02:00`.
 * Without a zone it is in the template's. Null stays null; what is no date is an issue and null.
 */
export function readMoment(evaluator: Evaluator, value: Value | undefined): Moment | null {
  if (value === null || value === undefined || value === '') return null;
  const moment = parse(evaluator, value);
  if (moment && isInRange(moment.epochMs)) return moment;
  const hint = 'write dates as 2026-01-31, 2026-01-31T09:30, with Z or +02:00 for a zone, or as epoch milliseconds';
  return evaluator.issue('invalid_date', `${describe(value)} is not a date; ${hint}.`);
}

/** Whether the date functions read this, in whatever zone it is; `now` is no date by itself, so it is not. */
export function isDate(value: unknown): value is string | number {
  if (typeof value !== 'number' && typeof value !== 'string') return false;
  const moment = parse(ANYWHERE, value);
  if (moment === null) return false;
  const spare = moment.form === 'date' || moment.form === 'local' ? FARTHEST_ZONE_MS : 0;
  return isInRange(moment.epochMs - spare) && isInRange(moment.epochMs + spare);
}

/** What reading a date takes from an evaluation. */
interface Here {
  /** Null: unknown. */
  readonly now: number | null;
  timeZone(): string;
}

const ANYWHERE: Here = { now: null, timeZone: () => 'UTC' };
const FARTHEST_ZONE_MS = 15 * 3_600_000;

function parse(here: Here, value: Value): Moment | null {
  if (typeof value === 'number') return { epochMs: Math.trunc(value), form: 'epoch', offset: '', civil: null };
  if (typeof value !== 'string' || value.length > MAX_DATE_LENGTH) return null;
  const text = value.trim();
  if (text === 'now') return here.now === null ? null : { epochMs: here.now, form: 'epoch', offset: '', civil: null };
  if (EPOCH.test(text)) return { epochMs: Number(text), form: 'epoch', offset: '', civil: null };
  const match = ISO.exec(text);
  return match ? fromIso(here, match) : null;
}

function fromIso(here: Here, match: RegExpExecArray): Moment | null {
  const [, year, month = '1', day = '1', hour, minute = '0', second = '0', fraction = '', offset = ''] = match;
  const civil: Civil = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
  };
  if (!isCivil(civil)) return null;
  if (offset !== '') {
    const ahead = readOffset(offset);
    return ahead === null ? null : { epochMs: utcMs(civil) - ahead, form: 'offset', offset, civil };
  }
  const form = hour === undefined ? 'date' : 'local';
  return { epochMs: instantOf(civil, here.timeZone()), form, offset, civil };
}

/** Milliseconds ahead of UTC of a written offset; null for one beyond a day. */
function readOffset(offset: string): number | null {
  if (offset === 'Z' || offset === 'z') return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(3).replace(':', '') || '0');
  if (hours > 23 || minutes > 59) return null;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
