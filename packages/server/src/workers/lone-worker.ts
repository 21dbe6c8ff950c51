import type { ChunkTask, ItemResult } from './protocol.ts';
import type { OnProgress, WorkerProcess } from './worker-process.ts';

/** A render process for one chunk: started when it is needed, started again when it ended. */
export class LoneWorker {
  readonly #start: () => Promise<WorkerProcess>;
  #worker: Promise<WorkerProcess> | undefined;

  constructor(start: () => Promise<WorkerProcess>) {
    this.#start = start;
  }

  /** @throws WorkerCrashed, TaskCancelled or ServiceError. */
  async chunk(task: ChunkTask, signal: AbortSignal, onProgress?: OnProgress): Promise<ItemResult[]> {
    signal.throwIfAborted();
    this.#worker ??= this.#start();
    try {
      return await (await this.#worker).chunk(task, signal, onProgress);
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    (await worker?.catch(() => undefined))?.kill();
  }
}
