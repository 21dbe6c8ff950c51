import { NotFoundError, PictifyError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import { type Operations, routes } from '../wire.gen.ts';
import { addressOf } from './address.ts';
import { answerError } from './answer-error.ts';
import { jsonBody } from './body.ts';
import { connectionError, timeoutError } from './connection-error.ts';
import { Deadline } from './deadline.ts';
import { pause } from './pause.ts';
import { randomKey } from './random-key.ts';
import { readJson } from './read-answer.ts';
import type { Outgoing, Read, RequestOptions } from './request.ts';
import { isUntouched, mayPass, retryDelayMs } from './retry.ts';

export type OperationId = keyof Operations & keyof typeof routes;
export type Answer<Id extends OperationId> = Operations[Id]['answer'];
export type Query<Id extends OperationId> = Operations[Id] extends { query?: infer Q } ? NonNullable<Q> : never;
type Input<Id extends OperationId> = Omit<Operations[Id], 'answer'> & Pick<Outgoing, 'headers'>;

const READ_ONCE =
  'It was not sent again, because its rows could be read only once: pass an array, or a function that returns them anew.';

/** Everything that goes over the wire: with the key, a deadline, and again where that helps. */
export class Transport {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** An operation that takes JSON, or nothing, and answers JSON. */
  async call<Id extends OperationId>(id: Id, input: Input<Id>, options?: RequestOptions): Promise<Answer<Id>> {
    const { params, query, body, headers } = input as Pick<Outgoing, 'headers'> & Record<string, object | undefined>;
    const [method, path] = routes[id];
    const outgoing = { method, path: addressOf(path, params, query), accept: 'application/json', headers };
    const sent = { ...outgoing, body: body === undefined ? undefined : jsonBody(body) };
    return this.send<Answer<Id>>(sent, readJson, options);
  }

  async send<T>(outgoing: Outgoing, read: Read<T>, options: RequestOptions = {}): Promise<T> {
    const { method, body, headers } = outgoing;
    // A POST carries its idempotency key; of what else is bound to a revision, the first one has moved that on.
    const isRepeatable = method === 'POST' || (method !== 'PATCH' && headers?.['If-Match'] === undefined);
    const key = method === 'POST' ? (options.idempotencyKey ?? randomKey()) : null;
    const maxRetries = options.maxRetries ?? this.#settings.maxRetries;
    let before: PictifyError | null = null;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#attempt(outgoing, read, key, options);
      } catch (error) {
        if (!(error instanceof PictifyError)) throw error;
        // The first DELETE worked, and its answer was lost.
        if (method === 'DELETE' && error instanceof NotFoundError && before && !isUntouched(before)) {
          return await read(deletedBefore());
        }
        if (attempt >= maxRetries || !mayPass(error, isRepeatable)) throw error;
        if (body?.canRepeat === false) {
          error.message += ` ${READ_ONCE}`;
          throw error;
        }
        before = error;
      }
      await pause(retryDelayMs(attempt, before.retryAfterMs), options.signal);
    }
  }

  async #attempt<T>(outgoing: Outgoing, read: Read<T>, key: string | null, options: RequestOptions): Promise<T> {
    const { apiKey, baseUrl, fetch, timeoutMs: usualMs } = this.#settings;
    const { method, path, accept, body } = outgoing;
    const { signal, timeoutMs = usualMs } = options;
    signal?.throwIfAborted();
    const deadline = new Deadline(timeoutMs, signal);
    const failure = (thrown: unknown): unknown => {
      if (body?.failure) return body.failure.error;
      if (signal?.aborted) return signal.reason;
      if (thrown instanceof PictifyError) return thrown;
      return deadline.isOver ? timeoutError(timeoutMs, baseUrl, key) : connectionError(thrown, baseUrl, key);
    };
    const headers = {
      Authorization: `Bearer ${apiKey}`,
      Accept: accept,
      ...(key === null ? {} : { 'Idempotency-Key': key }),
      ...outgoing.headers,
      ...body?.headers,
    };
    try {
      const content = await body?.open(deadline);
      const init = { method, headers, signal: deadline.signal, ...(content === undefined ? {} : { body: content }) };
      const isStream = content instanceof ReadableStream;
      const response = await fetch(baseUrl + path, isStream ? { ...init, ...{ duplex: 'half' } } : init);
      deadline.restart();
      if (!response.ok) throw await answerError(response, key);
      return await read({ response, deadline, failure });
    } catch (error) {
      deadline.end();
      throw failure(error);
    } finally {
      body?.close();
    }
  }
}

function deletedBefore() {
  const response = new Response('{"deleted":true}', { headers: { 'Content-Type': 'application/json' } });
  return { response, deadline: new Deadline(0, undefined), failure: (thrown: unknown) => thrown };
}
