import type { Dispatcher } from 'undici';
import { FetchFailure } from './failure.ts';
import { type Hop, isRedirect } from './redirect.ts';
import type { HeaderMap } from './request-headers.ts';
import { failureFromTransport } from './transport-error.ts';

export interface ExchangeLimits {
  connectTimeoutMs: number;
  headersTimeoutMs: number;
  maxBytes: number;
  /** 0 switches the rate check off. */
  minBytesPerSecond: number;
  readBody: boolean;
}

export interface Answer {
  status: number;
  headers: HeaderMap;
  /** As sent: content codings not undone. Empty for a redirect, and where it is not to be read. */
  body: Uint8Array;
}

/** How long a body may take to get going before its rate counts. */
const RATE_GRACE_MS = 2000;
const RATE_CHECK_MS = 250;

/** A body that nobody wants is read and dropped within these limits, so that its connection can be used again. */
const DRAIN_BYTES = 16_384;
const DRAIN_MS = 1000;

/**
 * One request and its answer on one connection, following nothing. Rejects with a `FetchFailure`.
 *
 * waiting for a connection → waiting for headers → reading the body → settled. Each of the first three has its own
 * limit, and `signal` ends all of them; whatever ends an exchange early also destroys its connection.
 */
export function exchange(
  dispatcher: Dispatcher,
  hop: Hop,
  limits: ExchangeLimits,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const handler = new ExchangeHandler(limits, signal, resolve, reject);
    try {
      dispatcher.dispatch(
        {
          origin: hop.url.origin,
          path: `${hop.url.pathname}${hop.url.search}`,
          method: hop.method,
          headers: hop.headers,
          body: hop.body,
          headersTimeout: 0,
          bodyTimeout: 0,
        },
        handler,
      );
    } catch (error) {
      handler.fail(new FetchFailure('invalid_request', 'the request cannot be sent', { cause: error }));
    }
  });
}

class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #limits: ExchangeLimits;
  readonly #signal: AbortSignal;
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (failure: FetchFailure) => void;
  readonly #onAbort = (): void => this.fail(this.#signal.reason);
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #settled = false;
  #failure: FetchFailure | undefined;
  #status = 0;
  #headers: HeaderMap = {};
  #chunks: Buffer[] = [];
  #received = 0;

  constructor(
    limits: ExchangeLimits,
    signal: AbortSignal,
    resolve: (answer: Answer) => void,
    reject: (failure: FetchFailure) => void,
  ) {
    this.#limits = limits;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#expect('connection', limits.connectTimeoutMs);
    if (signal.aborted) this.#onAbort();
  }

  /** Ends the exchange: the promise now, the connection now or as soon as there is one. */
  fail(failure: FetchFailure): void {
    this.#failure ??= failure;
    if (this.#settle()) this.#reject(this.#failure);
    this.#controller?.abort(this.#failure);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure !== undefined) controller.abort(this.#failure);
    else this.#expect('headers', this.#limits.headersTimeoutMs);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.#status = status;
    this.#headers = joinHeaders(headers);
    const declared = Number(this.#headers['content-length']);
    if (!this.#limits.readBody || isRedirect(status, this.#headers)) this.#settleAndDrain();
    else if (declared > this.#limits.maxBytes) this.fail(this.#tooLarge(`${declared} bytes declared`));
    else this.#watchRate();
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.#settled) {
      if (this.#received > DRAIN_BYTES) this.#controller?.abort(new Error('body not wanted'));
    } else if (this.#received > this.#limits.maxBytes) {
      this.fail(this.#tooLarge('still sending'));
    } else {
      this.#chunks.push(chunk);
    }
  }

  onResponseEnd(): void {
    if (this.#settle()) this.#succeed(Buffer.concat(this.#chunks));
    clearTimeout(this.#timer);
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(failureFromTransport(error, this.#status !== 0));
    clearTimeout(this.#timer);
  }

  #succeed(body: Uint8Array): void {
    this.#resolve({ status: this.#status, headers: this.#headers, body });
  }

  #settleAndDrain(): void {
    if (!this.#settle()) return;
    this.#succeed(new Uint8Array());
    this.#timer = setTimeout(() => this.#controller?.abort(new Error('body not wanted, and slow')), DRAIN_MS);
  }

  /** True the first time only. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    return true;
  }

  #expect(what: string, timeoutMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.fail(new FetchFailure('timeout', `no ${what} in ${timeoutMs} ms`)), timeoutMs);
  }

  #watchRate(): void {
    clearTimeout(this.#timer);
    const least = this.#limits.minBytesPerSecond;
    if (least === 0) return;
    const startedAt = performance.now();
    this.#timer = setInterval(() => {
      const elapsedMs = performance.now() - startedAt;
      if (elapsedMs < RATE_GRACE_MS || (this.#received * 1000) / elapsedMs >= least) return;
      const detail = `${this.#received} bytes in ${Math.round(elapsedMs)} ms; the minimum is ${least} a second`;
      this.fail(new FetchFailure('too_slow', detail));
    }, RATE_CHECK_MS);
  }

  #tooLarge(what: string): FetchFailure {
    return new FetchFailure('too_large', `${what}; the maximum is ${this.#limits.maxBytes} bytes`);
  }
}

function joinHeaders(headers: Record<string, string | string[] | undefined>): HeaderMap {
  const joined: HeaderMap = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}
