/**
 * Why a fetch gave nothing usable.
 *
 * `blocked`: the address or port may not be reached. `busy`: the deadline passed while waiting for one of the host's
 * slots, so nothing is known about the host. `skipped`: the host's circuit is open. `reset`: the peer closed mid-answer.
 * `protocol`: the answer is not readable HTTP. `encoding`: a content coding that cannot be undone.
 */
export type FetchFailureCode =
  | 'invalid_url'
  | 'invalid_request'
  | 'blocked'
  | 'dns'
  | 'connect'
  | 'timeout'
  | 'too_slow'
  | 'too_large'
  | 'redirect'
  | 'http_status'
  | 'reset'
  | 'protocol'
  | 'encoding'
  | 'not_an_image'
  | 'skipped'
  | 'busy'
  | 'aborted';

/** `now`: the same request may well succeed at once. `later`: the cause is outside and may pass. `never`: it will not. */
export type Retry = 'never' | 'later' | 'now';

const RETRY: Record<FetchFailureCode, Retry> = {
  invalid_url: 'never',
  invalid_request: 'never',
  blocked: 'never',
  dns: 'later',
  connect: 'later',
  timeout: 'later',
  too_slow: 'later',
  too_large: 'never',
  redirect: 'never',
  http_status: 'never',
  reset: 'now',
  protocol: 'later',
  encoding: 'never',
  not_an_image: 'never',
  skipped: 'later',
  busy: 'later',
  aborted: 'never',
};

/**
 * The only error a fetch rejects with. `publicMessage` is the same for every cause, so that an answer never tells an
 * outsider what does or does not exist inside the network; `code`, `detail` and `message` are for logs and metrics.
 */
export class FetchFailure extends Error {
  readonly code: FetchFailureCode;
  readonly publicMessage = 'The address could not be fetched.';
  readonly detail: string;
  readonly retry: Retry;
  /** The HTTP status, for `http_status` only. */
  readonly status: number | undefined;

  constructor(
    code: FetchFailureCode,
    detail: string,
    options: { status?: number; retry?: Retry; cause?: unknown } = {},
  ) {
    super(`${code}: ${detail}`, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'FetchFailure';
    this.code = code;
    this.detail = detail;
    this.retry = options.retry ?? RETRY[code];
    this.status = options.status;
  }
}

/** Statuses that say "not now": the host is alive but cannot serve, or asks for patience. */
export function isPassingStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/** A failure for an answer whose status is not the one wanted. */
export function statusFailure(status: number, url: string): FetchFailure {
  return new FetchFailure('http_status', `status ${status} from ${url}`, {
    status,
    retry: isPassingStatus(status) ? 'later' : 'never',
  });
}
