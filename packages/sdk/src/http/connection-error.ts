import { PictifyConnectionError, PictifyTimeoutError } from '../errors.ts';

/** Nothing was sent: nobody is there. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** The error for what `fetch`, or reading its answer, threw. */
export function connectionError(cause: unknown, baseUrl: string, idempotencyKey: string | null) {
  const reason = reasonOf(cause);
  const advice = UNREACHABLE.has(reason) ? 'is the service running, and is baseUrl right?' : 'try again in a moment.';
  const detail = `No whole answer came from ${baseUrl}: ${reason}; ${advice}`;
  return new PictifyConnectionError({ status: 0, code: 'connection_failed', detail, idempotencyKey, cause });
}

export function timeoutError(timeoutMs: number, baseUrl: string, idempotencyKey: string | null) {
  const detail = `Nothing came from ${baseUrl} for ${timeoutMs} ms; allow it more with timeoutMs.`;
  return new PictifyTimeoutError({ status: 0, code: 'timed_out', detail, idempotencyKey });
}

/** Node says “fetch failed”, and what failed as its cause. */
function reasonOf(thrown: unknown): string {
  const { cause } = thrown as { cause?: { code?: unknown; message?: unknown } };
  for (const said of [cause?.code, cause?.message]) {
    if (typeof said === 'string' && said !== '') return said;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
