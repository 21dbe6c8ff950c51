import type { Body } from './body.ts';
import type { Deadline } from './deadline.ts';

/** What every call takes beside its own arguments. */
export interface RequestOptions {
  /** Aborts the call, which then rejects with the signal’s reason. */
  signal?: AbortSignal | undefined;
  /** Instead of the client’s own. */
  timeoutMs?: number | undefined;
  /** Instead of the client’s own. */
  maxRetries?: number | undefined;
  /** Of a POST: what makes saying it twice happen once. Default: a new one for each call, the same for its retries. */
  idempotencyKey?: string | undefined;
}

export interface Outgoing {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly accept: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Body | undefined;
}

/** An answer that says the call worked, still unread. */
export interface Incoming {
  readonly response: Response;
  readonly deadline: Deadline;
  /** What to throw for an error that reading it threw. */
  readonly failure: (thrown: unknown) => unknown;
}

/** Reads an answer; in the end it, or who it hands the answer on to, ends the deadline. */
export type Read<T> = (incoming: Incoming) => Promise<T>;
