import { addressOf } from '../http/address.ts';
import { readStream } from '../http/read-answer.ts';
import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import { type Batch, type BatchAccepted, type BatchItem, type BatchReport, routes } from '../wire.gen.ts';
import { type WaitOptions, waitForEnd } from './wait-for-end.ts';

export interface ResultsOptions extends RequestOptions {
  /** Only the rows in this state. */
  status?: BatchItem['status'] | undefined;
}

const RESULTS_PAGE = 1000;

/** A batch, by its id; nothing is asked until a method is called. */
export class BatchHandle {
  readonly id: string;
  /** What was answered when it was created; null for one that `batches.get` made. */
  readonly accepted: BatchAccepted | null;
  readonly #transport: Transport;

  constructor(transport: Transport, id: string, accepted: BatchAccepted | null = null) {
    this.#transport = transport;
    this.id = id;
    this.accepted = accepted;
  }

  status(options?: RequestOptions): Promise<Batch> {
    return this.#transport.call('getBatch', { params: { id: this.id } }, options);
  }

  /**
   * Waits until the batch has ended, well or not: look at its `status`, `completed` and `failed`. A service that is away
   * for up to two minutes does not end the wait; `signal` does.
   */
  wait(options: WaitOptions = {}): Promise<Batch> {
    return waitForEnd(this.#transport, this.id, options);
  }

  /** Every row’s result in the order of the rows, as far as it is known by now. Read a thousand at a time. */
  async *results(options: ResultsOptions = {}): AsyncGenerator<BatchItem, void, undefined> {
    const { status, ...request } = options;
    let cursor: string | undefined;
    do {
      const page = await this.resultsPage({ limit: RESULTS_PAGE, status, cursor }, request);
      yield* page.results;
      cursor = page.pagination.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }

  /** One page; `pagination.nextCursor` leads to the next. */
  resultsPage(query?: Query<'getBatchResults'>, options?: RequestOptions): Promise<Answer<'getBatchResults'>> {
    return this.#transport.call('getBatchResults', { params: { id: this.id }, query }, options);
  }

  /** Every row’s result as a file. A stream that fails is a file that is not whole. */
  resultsFile(format: 'ndjson' | 'csv', options: ResultsOptions = {}): Promise<ReadableStream<Uint8Array>> {
    const { status, ...request } = options;
    const accept = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
    return this.#file('getBatchResults', accept, { status }, request);
  }

  /** A ZIP of every image and `results.csv`, of a batch that has ended. */
  archive(options?: RequestOptions): Promise<ReadableStream<Uint8Array>> {
    return this.#file('getBatchArchive', 'application/zip', {}, options);
  }

  /** What is rendered stays. */
  cancel(options?: RequestOptions): Promise<Batch> {
    return this.#transport.call('cancelBatch', { params: { id: this.id } }, options);
  }

  /** Renders the failed rows again; then `wait` waits for those. */
  retry(options?: RequestOptions): Promise<Answer<'retryBatch'>> {
    return this.#transport.call('retryBatch', { params: { id: this.id } }, options);
  }

  /** Deletes a batch that has ended: its rows, results and images. */
  async delete(options?: RequestOptions): Promise<void> {
    await this.#transport.call('deleteBatch', { params: { id: this.id } }, options);
  }

  /** Deletes the image, the values and the key of one row; it stays in the results as `deleted`. */
  async deleteItem(index: number, options?: RequestOptions): Promise<void> {
    const params = { id: this.id, index: String(index) };
    await this.#transport.call('deleteBatchItem', { params }, options);
  }

  /** What was degraded, in sum and in words. */
  report(options?: RequestOptions): Promise<BatchReport> {
    return this.#transport.call('getBatchReport', { params: { id: this.id } }, options);
  }

  async #file(
    operation: 'getBatchResults' | 'getBatchArchive',
    accept: string,
    query: object,
    options?: RequestOptions,
  ): Promise<ReadableStream<Uint8Array>> {
    const [method, route] = routes[operation];
    return this.#transport.send(
      { method, path: addressOf(route, { id: this.id }, query), accept },
      readStream,
      options,
    );
  }
}
