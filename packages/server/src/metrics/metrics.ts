import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ServiceError } from '../service-error.ts';
import { version } from '../version.ts';

/**
 * The numbers of one running service, in a registry of its own: tests run several in one process. Labels come from
 * closed lists only: never an id, a path, or anything a caller chose.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #to = { registers: [this.registry] };

  readonly httpSeconds = new Histogram({
    name: 'pictify_http_request_duration_seconds',
    help: 'Time until an answer begins, by operation of the API and class of its status.',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    ...this.#to,
  });
  readonly renderSeconds = new Histogram({
    name: 'pictify_render_duration_seconds',
    help: 'Time of a synchronous render with its wait in the queue, by format; outcome is "ok" or an error code.',
    labelNames: ['format', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    ...this.#to,
  });
  readonly batchRows = new Counter({
    name: 'pictify_batch_rows_total',
    help: 'Rows of batches that have ended: completed or failed.',
    labelNames: ['outcome'],
    ...this.#to,
  });
  readonly webhookAttempts = new Counter({
    name: 'pictify_webhook_attempts_total',
    help: 'Attempts to deliver a webhook: delivered, pending or paused (to be tried again), failed or gone (never again), deleted meanwhile.',
    labelNames: ['outcome'],
    ...this.#to,
  });
  readonly idempotentReplays = new Counter({
    name: 'pictify_idempotent_replays_total',
    help: 'Requests that were answered with the stored answer of an earlier one.',
    ...this.#to,
  });

  readonly workers = this.#gauge('pictify_workers', 'Render processes that are ready.');
  readonly workerRestarts = this.#gauge(
    'pictify_worker_restarts_total',
    'Render processes that ended and were replaced.',
  );
  readonly waitingRenders = this.#gauge(
    'pictify_renders_waiting',
    'Synchronous renders that wait for a render process.',
  );
  readonly openChunks = this.#gauge('pictify_queue_chunks', 'Chunks of batches that wait or are worked on.');
  readonly freeBytes = this.#gauge('pictify_storage_free_bytes', 'Room left where images are stored.');

  constructor() {
    const labelNames = ['version', 'node'];
    const info = new Gauge({ name: 'pictify_build_info', help: 'Always 1.', labelNames, ...this.#to });
    info.set({ version, node: process.versions.node }, 1);
    for (const outcome of ['completed', 'failed']) this.batchRows.inc({ outcome }, 0);
  }

  /** Counts what `render` does as one synchronous render. */
  async timeRender<T>(format: string, render: () => Promise<T>): Promise<T> {
    const end = this.renderSeconds.startTimer({ format });
    try {
      const rendered = await render();
      end({ outcome: 'ok' });
      return rendered;
    } catch (error) {
      end({ outcome: error instanceof ServiceError ? error.code : 'internal' });
      throw error;
    }
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, ...this.#to });
  }
}
