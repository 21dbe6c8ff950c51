const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits before the second and each further attempt. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** The wait after attempt number `attempt` (from 1), ±20 % so that a recovered receiver is not hit at once; null: give up. */
export function retryDelay(delaysMs: readonly number[], attempt: number, random = Math.random()): number | null {
  const delay = delaysMs[attempt - 1];
  return delay === undefined ? null : Math.round(delay * (0.8 + 0.4 * random));
}

/** What `Retry-After` asks for, in seconds or as a date, at most an hour; 0 where it asks for nothing. */
export function askedDelay(retryAfter: string | undefined, now = Date.now()): number {
  if (retryAfter === undefined) return 0;
  const asked = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * second : Date.parse(retryAfter) - now;
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), hour);
}
