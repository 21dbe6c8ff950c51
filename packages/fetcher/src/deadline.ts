import { FetchFailure } from './failure.ts';

/**
 * One hard end for everything a fetch does: waiting, resolving, connecting, redirects, retries and decoding.
 * `signal` aborts with a `FetchFailure` as its reason: `timeout`, or `aborted` when the caller's own signal fired.
 */
export interface Deadline {
  signal: AbortSignal;
  /** The promise's outcome, or a rejection with the failure as soon as the deadline passes. */
  race<T>(promise: Promise<T>): Promise<T>;
  /** Stops the clock until the returned function is called, at most for `limitMs`. */
  stopClock(limitMs: number): () => void;
  /** Releases the timer and the listener; call it once the fetch has settled. */
  dispose(): void;
}

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = (): void =>
    controller.abort(new FetchFailure('aborted', 'the caller gave up', { cause: caller?.reason }));
  if (caller?.aborted === true) abort();
  caller?.addEventListener('abort', abort, { once: true });
  const expire = (): void => controller.abort(new FetchFailure('timeout', `nothing complete within ${timeoutMs} ms`));
  let endsAt = performance.now() + timeoutMs;
  let timer = setTimeout(expire, timeoutMs);
  const moveEnd = (byMs: number): void => {
    if (signal.aborted) return;
    endsAt += byMs;
    clearTimeout(timer);
    timer = setTimeout(expire, endsAt - performance.now());
  };

  return {
    signal,
    race(promise) {
      if (signal.aborted) {
        promise.catch(() => {});
        return Promise.reject(signal.reason);
      }
      return new Promise((resolve, reject) => {
        const onAbort = (): void => reject(signal.reason);
        signal.addEventListener('abort', onAbort, { once: true });
        promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
      });
    },
    stopClock(limitMs) {
      if (limitMs <= 0) return () => {};
      const since = performance.now();
      moveEnd(limitMs);
      return () => moveEnd(-Math.max(0, limitMs - (performance.now() - since)));
    },
    dispose() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', abort);
    },
  };
}

/** Resolves after `delayMs`, or rejects with the signal's reason when it aborts first. */
export function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, delayMs);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
