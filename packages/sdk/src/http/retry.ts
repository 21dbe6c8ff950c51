import { PictifyConnectionError, type PictifyError } from '../errors.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 8_000;
/** A service that asks for more patience than this gets its error thrown, with `retryAfterMs`. */
const LONGEST_WAIT_MS = 60_000;

const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same call may work a moment later, and does no harm when the first one did happen. */
export function mayPass(error: PictifyError, isRepeatable: boolean): boolean {
  if ((error.retryAfterMs ?? 0) > LONGEST_WAIT_MS) return false;
  if (!isRepeatable) return isUntouched(error);
  return error instanceof PictifyConnectionError || PASSING.has(error.status) || error.code === 'idempotency_running';
}

/** The service refused before it did anything. */
export function isUntouched({ status }: PictifyError): boolean {
  return status === 429 || status === 503;
}

/** How long to wait before the next attempt: what the service asks for, or twice as long every time, less up to half. */
export function retryDelayMs(attempt: number, askedMs: number | null): number {
  const backoffMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (1 - Math.random() / 2);
  // Everybody is told the same moment: not all may come at once.
  return askedMs === null ? backoffMs : askedMs + backoffMs / 10;
}

/** What `Retry-After` asks for, in seconds or as a date, else how long until `RateLimit-Reset`, in seconds. */
export function askedDelayMs(headers: Headers, now: number = Date.now()): number | null {
  const after = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000;
  const at = after === '' ? Number.NaN : Date.parse(after);
  if (!Number.isNaN(at)) return Math.max(0, at - now);
  const reset = headers.get('ratelimit-reset')?.trim() ?? '';
  return /^\d+(\.\d+)?$/.test(reset) ? Number(reset) * 1000 : null;
}
