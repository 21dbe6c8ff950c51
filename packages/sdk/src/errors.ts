import type { ErrorCode, Problem } from './wire.gen.ts';

/** What went wrong on this side of the wire, beside the codes that the service answers. */
export type ClientErrorCode = 'connection_failed' | 'timed_out' | 'invalid_answer';

/** A newer service may answer codes that this version does not list. */
export type PictifyErrorCode = ErrorCode | ClientErrorCode | (string & {});

export interface PictifyErrorDetails {
  status: number;
  code: PictifyErrorCode;
  detail: string;
  requestId?: string | null;
  errors?: Problem['errors'];
  allowed?: readonly string[] | null;
  retryAfterMs?: number | null;
  idempotencyKey?: string | null;
  cause?: unknown;
}

/** Every failed call throws one of these. `code` is what programs compare. */
export class PictifyError extends Error {
  /** Written out, because bundlers rename classes. */
  override readonly name: string = 'PictifyError';
  /** Of the HTTP answer; 0 where there was none. */
  readonly status: number;
  readonly code: PictifyErrorCode;
  /** What happened, and what to do about it. */
  readonly detail: string;
  /** Finds the call in the log of the service. */
  readonly requestId: string | null;
  /** Every single problem: `field` is a JSON pointer into what was sent. */
  readonly errors: Problem['errors'];
  /** With `wrong_state`: the states in which the call would have worked. */
  readonly allowed: readonly string[] | null;
  /** How long the service asks to wait. */
  readonly retryAfterMs: number | null;
  /** What the call was sent with: the same call with this key happens once, whatever became of this one. */
  readonly idempotencyKey: string | null;

  constructor(details: PictifyErrorDetails) {
    super(messageOf(details), details.cause === undefined ? undefined : { cause: details.cause });
    this.status = details.status;
    this.code = details.code;
    this.detail = details.detail;
    this.requestId = details.requestId ?? null;
    this.errors = details.errors ?? [];
    this.allowed = details.allowed ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.idempotencyKey = details.idempotencyKey ?? null;
  }
}

/** 400, 413, 415, 422: the call itself is wrong; `errors` says where. */
export class InvalidRequestError extends PictifyError {
  override readonly name: string = 'InvalidRequestError';
}
/** 401: no key, or one that the service does not know. */
export class AuthenticationError extends PictifyError {
  override readonly name: string = 'AuthenticationError';
}
/** 403: the key may not do this. */
export class PermissionError extends PictifyError {
  override readonly name: string = 'PermissionError';
}
/** 404: not there, or of another workspace. */
export class NotFoundError extends PictifyError {
  override readonly name: string = 'NotFoundError';
}
/** 409: not possible in the state it is in. */
export class ConflictError extends PictifyError {
  override readonly name: string = 'ConflictError';
}
/** 429: more than the service takes now; `retryAfterMs` says when to come back. */
export class RateLimitError extends PictifyError {
  override readonly name: string = 'RateLimitError';
}
/** 5xx: the service failed. */
export class ServerError extends PictifyError {
  override readonly name: string = 'ServerError';
}
/** No whole answer came: nobody listens, or the connection broke. */
export class PictifyConnectionError extends PictifyError {
  override readonly name: string = 'PictifyConnectionError';
}
/** Nothing moved for `timeoutMs`. */
export class PictifyTimeoutError extends PictifyConnectionError {
  override readonly name: string = 'PictifyTimeoutError';
}

const BY_STATUS: Readonly<Record<number, typeof PictifyError>> = {
  400: InvalidRequestError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  413: InvalidRequestError,
  415: InvalidRequestError,
  422: InvalidRequestError,
  429: RateLimitError,
};

export function errorOfStatus(details: PictifyErrorDetails): PictifyError {
  const Kind = BY_STATUS[details.status] ?? (details.status >= 500 ? ServerError : PictifyError);
  return new Kind(details);
}

function messageOf({ code, detail, status, requestId }: PictifyErrorDetails): string {
  const facts = [status > 0 ? String(status) : '', code, requestId ?? ''].filter((fact) => fact !== '');
  return `${detail} (${facts.join(', ')})`;
}
