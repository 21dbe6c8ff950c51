import { FetchFailure } from './failure.ts';

const RESET_CODES = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_CLOSED']);
const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'EPERM',
  'EPROTO',
]);

/**
 * Names what went wrong below HTTP. Our own failures pass through; anything unknown is `protocol` once an answer has
 * begun or the parser complained, and `connect` (certificates included) before.
 */
export function failureFromTransport(error: Error, answerBegun: boolean): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const code = codeOf(error);
  const detail = code === '' ? error.message : `${code} ${error.message}`.trim();
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return new FetchFailure('timeout', detail, { cause: error });
  }
  if (CONNECT_CODES.has(code)) return new FetchFailure('connect', detail, { cause: error });
  if (RESET_CODES.has(code)) return new FetchFailure('reset', detail, { cause: error });
  if (code === 'UND_ERR_DESTROYED') return new FetchFailure('aborted', 'the fetcher was closed', { cause: error });
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new FetchFailure('too_large', detail, { cause: error });
  const parser = error.name === 'HTTPParserError' || code.startsWith('UND_ERR');
  return new FetchFailure(answerBegun || parser ? 'protocol' : 'connect', detail, { cause: error });
}

/** The code of an error; for several failed addresses at once, that of the first. */
function codeOf(error: Error): string {
  const own = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return own === '' && first instanceof Error ? codeOf(first) : own;
}
