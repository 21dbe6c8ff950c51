import { type ChildProcess, fork } from 'node:child_process';
import type { Log } from '../log.ts';
import type {
  ChunkTask,
  FontInspection,
  FromWorker,
  ImageMeasure,
  ItemResult,
  Rendered,
  RenderTask,
  ToWorker,
  WorkerSetup,
} from './protocol.ts';
import { renderEnvironment } from './render-environment.ts';
import { TaskCancelled, taskFailed, WorkerCrashed } from './worker-errors.ts';

/** How patient the parent is; a process is killed when it is over, for native code cannot be interrupted otherwise. */
export interface StuckLimits {
  /** Since the process last said anything, while it has a task: its thread is held. Waiting for pictures is not that. */
  silentMs: number;
  /** Since a synchronous render began. */
  renderMs: number;
  /** Since a chunk began or last finished a row. */
  chunkMs: number;
}

/** Told how many rows of a chunk have been rendered so far. */
export type OnProgress = (rows: { completed: number; failed: number }) => void;

type Answer = Rendered | FontInspection | ImageMeasure | ItemResult[];

interface Pending {
  kind: 'render' | 'chunk';
  resolve(value: Answer): void;
  onProgress?: OnProgress | undefined;
  reject(error: Error): void;
  sentAt: number;
  /** When this task was sent, or last got on. */
  movedAt: number;
}

export interface WorkerProcessOptions {
  module: string;
  setup: WorkerSetup;
  log: Log;
  onReady(): void;
  onExit(): void;
}

/** The parent's end of one render process. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #log: Log;
  #nextTask = 1;
  #heardAt = Date.now();
  #dead = false;
  #retired = false;
  #residentBytes = 0;

  constructor({ module, setup, log, onReady, onExit }: WorkerProcessOptions) {
    this.#log = log;
    this.#child = fork(module, [], {
      serialization: 'advanced',
      execArgv: [],
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message: FromWorker) => {
      this.#heardAt = Date.now();
      if (message.type === 'ready') onReady();
      else if (message.type === 'alive') this.#residentBytes = message.residentBytes;
      else this.#receive(message);
    });
    this.#child.once('exit', (code, signal) => {
      this.#end(`render process ended (${signal ?? `code ${code}`})`);
      onExit();
    });
    this.#child.on('error', (error) => log.error({ error }, 'render process error'));
    this.#send({ type: 'setup', setup });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Memory it held when it last spoke of it. */
  get residentBytes(): number {
    return this.#residentBytes;
  }

  get isRetired(): boolean {
    return this.#retired;
  }

  /** Lets it end once it has answered what it was asked; it must be asked nothing more. */
  retire(): void {
    this.#retired = true;
    if (this.#pending.size === 0) this.stop();
  }

  count(kind: Pending['kind']): number {
    let count = 0;
    for (const task of this.#pending.values()) if (task.kind === kind) count++;
    return count;
  }

  render(render: RenderTask): Promise<Rendered> {
    return this.#task('render', (task) => ({ type: 'render', task, render })) as Promise<Rendered>;
  }

  inspectFont(font: Uint8Array): Promise<FontInspection> {
    return this.#task('render', (task) => ({ type: 'inspect', task, font })) as Promise<FontInspection>;
  }

  measureImage(image: Uint8Array): Promise<ImageMeasure> {
    return this.#task('render', (task) => ({ type: 'measure', task, image })) as Promise<ImageMeasure>;
  }

  /**
   * Rejects with TaskCancelled when `signal` fires, but not before the process has stopped: what it has packed until
   * then is complete, or gone.
   */
  async chunk(chunk: ChunkTask, signal: AbortSignal, onProgress?: OnProgress): Promise<ItemResult[]> {
    if (signal.aborted) throw new TaskCancelled('withdrawn');
    const id = this.#nextTask;
    const cancel = () => this.#send({ type: 'cancel', task: id });
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return (await this.#task('chunk', (task) => ({ type: 'chunk', task, chunk }), onProgress)) as ItemResult[];
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  killIfStuck(limits: StuckLimits, now = Date.now()): void {
    for (const task of this.#pending.values()) {
      const limit = task.kind === 'render' ? limits.renderMs : limits.chunkMs;
      const isSilent = now - Math.max(this.#heardAt, task.sentAt) > limits.silentMs;
      if (!isSilent && now - task.movedAt <= limit) continue;
      this.#log.error({ worker: this.pid, kind: task.kind, isSilent }, 'render process stands still and is killed');
      this.kill();
      return;
    }
  }

  stop(): void {
    this.#send({ type: 'stop' });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #task(kind: Pending['kind'], message: (task: number) => ToWorker, onProgress?: OnProgress) {
    const id = this.#nextTask++;
    return new Promise<Answer>((resolve, reject) => {
      if (this.#dead) {
        reject(new WorkerCrashed('render process has ended'));
        return;
      }
      // A message that cannot be sent throws, which rejects: then nothing may be pending, or the process looks stuck.
      this.#send(message(id));
      this.#pending.set(id, { kind, resolve, reject, onProgress, sentAt: Date.now(), movedAt: Date.now() });
    });
  }

  #receive(message: Exclude<FromWorker, { type: 'ready' | 'alive' }>): void {
    const task = this.#pending.get(message.task);
    if (!task) return;
    if (message.type === 'progress') {
      task.movedAt = Date.now();
      task.onProgress?.({ completed: message.completed, failed: message.failed });
      return;
    }
    this.#pending.delete(message.task);
    if (message.type === 'cancelled') task.reject(new TaskCancelled('withdrawn'));
    else if (message.type === 'failed') task.reject(taskFailed(message.failure));
    else if (message.type === 'inspected') task.resolve(message.inspection);
    else if (message.type === 'measured') task.resolve(message.measure);
    else task.resolve(message.type === 'rendered' ? message.rendered : message.items);
    if (this.#retired && this.#pending.size === 0) this.stop();
  }

  #send(message: ToWorker): void {
    // A closed channel is reported by the exit event, which rejects every pending task.
    if (this.#child.connected) this.#child.send(message, () => undefined);
  }

  #end(reason: string): void {
    this.#dead = true;
    for (const task of this.#pending.values()) task.reject(new WorkerCrashed(reason));
    this.#pending.clear();
  }
}

/** No secret of the parent's environment is handed to the processes that decode what strangers sent. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'SystemRoot',
    'LD_LIBRARY_PATH',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
  ];
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return { ...own, ...renderEnvironment };
}
