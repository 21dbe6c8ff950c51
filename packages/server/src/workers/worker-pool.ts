import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import { LoneWorker } from './lone-worker.ts';
import type {
  ChunkTask,
  FontInspection,
  ImageMeasure,
  ItemResult,
  Rendered,
  RenderTask,
  WorkerSetup,
} from './protocol.ts';
import { overloaded, renderCrashed, TaskCancelled, WorkerCrashed } from './worker-errors.ts';
import { type OnProgress, type StuckLimits, WorkerProcess } from './worker-process.ts';

export interface WorkerPoolOptions {
  size: number;
  /** Path of the module a render process runs. */
  module: string;
  setup: WorkerSetup;
  log: Log;
  stuckMs?: StuckLimits;
  /** Synchronous renders under way in one process. */
  rendersPerWorker?: number;
  /** Synchronous renders waiting for a process; more are refused. */
  waitingRenders?: number;
  /** A process that holds more memory than this is replaced by a fresh one, between two tasks. */
  recycleBytes?: number;
}

/** A process that dies before it was ready is replaced only after a pause: the next one will hardly fare better. */
const pauseMs = 1000;
const watchMs = 250;
const startMs = 60_000;
/** Ordinary work stays far below; hostile pictures and fonts fragment a heap that is never given back. */
const recycleBytes = 640 * 1024 ** 2;
const stuckMs: StuckLimits = { silentMs: 30_000, renderMs: 300_000, chunkMs: 600_000 };

/**
 * The render processes: each takes a few synchronous renders and any number of chunks, which it works on row by row. A
 * process that dies is replaced; its synchronous renders are tried once more, each alone, its chunks are rejected with
 * WorkerCrashed and belong to whoever sent them. One that has grown too large is retired, no more than one at a time:
 * when its replacement is ready it is asked nothing more, and it ends with its last answer.
 */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Set<WorkerProcess>();
  readonly #ready = new Set<WorkerProcess>();
  readonly #waiting: ((worker: WorkerProcess) => void)[] = [];
  readonly #watchdog: NodeJS.Timeout;
  #closing = false;
  #restarts = 0;
  /** The process whose replacement is starting. */
  #outgrown: WorkerProcess | undefined;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    for (let i = 0; i < options.size; i++) this.#spawn();
    const limits = options.stuckMs ?? stuckMs;
    this.#watchdog = setInterval(() => {
      for (const worker of this.#workers) worker.killIfStuck(limits);
      this.#replaceOutgrown();
    }, watchMs);
  }

  get isReady(): boolean {
    return this.#ready.size > 0;
  }

  get readyCount(): number {
    return this.#ready.size;
  }

  /** How many processes ended that should not have. */
  get restarts(): number {
    return this.#restarts;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** @throws StartError when no render process is ready in time; its own complaint stands on stderr. */
  async whenReady(timeoutMs = startMs): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!this.isReady) {
      if (Date.now() > deadline) throw new StartError('The render processes do not start; the reason stands above.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get pids(): number[] {
    return [...this.#workers].flatMap((worker) => worker.pid ?? []);
  }

  /** @throws ServiceError `overloaded`, `render_crashed`, or what the process answered. */
  render(task: RenderTask): Promise<Rendered> {
    return this.#atOnce((worker) => worker.render(task));
  }

  /** What is in a font file, or why it cannot be used. @throws ServiceError `overloaded`, `render_crashed`. */
  inspectFont(bytes: Uint8Array): Promise<FontInspection> {
    return this.#atOnce((worker) => worker.inspectFont(bytes));
  }

  /** How large an image is, or why it cannot be drawn. @throws ServiceError `overloaded`, `render_crashed`. */
  measureImage(bytes: Uint8Array): Promise<ImageMeasure> {
    return this.#atOnce((worker) => worker.measureImage(bytes));
  }

  async #atOnce<T>(ask: (worker: WorkerProcess) => Promise<T>): Promise<T> {
    try {
      const worker = await this.#freeWorker();
      return await ask(worker).finally(() => this.#serveWaiting());
    } catch (error) {
      if (!(error instanceof WorkerCrashed)) throw error;
      if (this.#closing) throw renderCrashed(error.message);
      return this.#askAlone(ask);
    }
  }

  /** Which of its tasks ended a process is not known: tried again alone, the one that did can harm nobody else. */
  async #askAlone<T>(ask: (worker: WorkerProcess) => Promise<T>): Promise<T> {
    let worker: WorkerProcess | undefined;
    try {
      worker = await this.#startAlone();
      return await ask(worker);
    } catch (error) {
      throw error instanceof WorkerCrashed || worker === undefined ? renderCrashed((error as Error).message) : error;
    } finally {
      worker?.kill();
    }
  }

  /** @throws WorkerCrashed, TaskCancelled or ServiceError. */
  async chunk(task: ChunkTask, signal: AbortSignal, onProgress?: OnProgress): Promise<ItemResult[]> {
    const worker = leastBusy(this.#ready, 'chunk') ?? (await this.#anyWorker(signal));
    return worker.chunk(task, signal, onProgress);
  }

  /** For chunks that may end their process: it starts with the first, and nobody else is drawn in it. */
  alone(): LoneWorker {
    return new LoneWorker(() => this.#startAlone());
  }

  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#watchdog);
    for (const worker of this.#workers) worker.stop();
    const deadline = Date.now() + 2000;
    while (this.#workers.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const worker of this.#workers) worker.kill();
  }

  #freeWorker(): Promise<WorkerProcess> {
    const worker = leastBusy(this.#ready, 'render');
    if (worker && worker.count('render') < (this.#options.rendersPerWorker ?? 4)) return Promise.resolve(worker);
    const limit = this.#options.waitingRenders ?? this.#options.size * 32;
    if (this.#waiting.length >= limit) return Promise.reject(overloaded(limit));
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #serveWaiting(): void {
    // The task that a waiter is about to send is counted only once it is sent, a microtask later.
    queueMicrotask(() => {
      const worker = leastBusy(this.#ready, 'render');
      if (!worker || worker.count('render') >= (this.#options.rendersPerWorker ?? 4)) return;
      const next = this.#waiting.shift();
      if (!next) return;
      next(worker);
      this.#serveWaiting();
    });
  }

  async #anyWorker(signal: AbortSignal): Promise<WorkerProcess> {
    for (;;) {
      signal.throwIfAborted();
      const worker = leastBusy(this.#ready, 'chunk');
      if (worker) return worker;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #replaceOutgrown(): void {
    if (this.#closing || this.#outgrown) return;
    const limit = this.#options.recycleBytes ?? recycleBytes;
    this.#outgrown = [...this.#ready].find(({ residentBytes }) => residentBytes > limit);
    if (!this.#outgrown) return;
    const { pid, residentBytes } = this.#outgrown;
    this.#options.log.info({ worker: pid, residentBytes }, 'render process has grown large and is replaced');
    this.#spawn();
  }

  #spawn(): void {
    const worker = this.#start(
      () => {
        if (this.#outgrown) this.#ready.delete(this.#outgrown);
        this.#outgrown?.retire();
        this.#outgrown = undefined;
        this.#ready.add(worker);
        this.#serveWaiting();
      },
      () => {
        const wasReady = this.#ready.delete(worker);
        const isReplaced = worker.isRetired || worker === this.#outgrown;
        if (worker === this.#outgrown) this.#outgrown = undefined;
        if (this.#closing || isReplaced) return;
        this.#restarts++;
        this.#options.log.warn({ worker: worker.pid }, 'render process ended and is replaced');
        setTimeout(() => this.#closing || this.#spawn(), wasReady ? 0 : pauseMs);
      },
    );
  }

  #startAlone(): Promise<WorkerProcess> {
    return new Promise((resolve, reject) => {
      if (this.#closing) throw new TaskCancelled('the service stops');
      const timer = setTimeout(() => worker.kill(), startMs);
      const worker = this.#start(
        () => {
          clearTimeout(timer);
          resolve(worker);
        },
        () => {
          clearTimeout(timer);
          reject(this.#closing ? new TaskCancelled('the service stops') : new Error('a render process did not start'));
        },
      );
    });
  }

  #start(onReady: () => void, onExit: () => void): WorkerProcess {
    const { module, setup, log } = this.#options;
    const worker = new WorkerProcess({
      module,
      setup,
      log,
      onReady,
      onExit: () => {
        this.#workers.delete(worker);
        onExit();
      },
    });
    this.#workers.add(worker);
    return worker;
  }
}

function leastBusy(workers: Iterable<WorkerProcess>, kind: 'render' | 'chunk'): WorkerProcess | undefined {
  let best: WorkerProcess | undefined;
  for (const worker of workers) if (!best || worker.count(kind) < best.count(kind)) best = worker;
  return best;
}
