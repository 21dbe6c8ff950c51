import type { ServiceContext } from '../service-context.ts';
import { loadBatch } from '../store/batches.ts';
import { type LiveBatch, liveBatch } from './wire-batch.ts';

/** At most two events a second. */
const pollMs = 500;

interface Watch {
  /** Null once the batch is gone. */
  batch: LiveBatch | null;
  /** Wakes those who watch. */
  watchers: Set<() => void>;
}

/** Looks at batches that somebody watches: one reader of the database per batch, however many watch it. */
export class BatchWatches {
  readonly #context: Pick<ServiceContext, 'db' | 'progress' | 'log'>;
  readonly #watches = new Map<string, Watch>();
  readonly #counts = new Map<string, number>();
  #stopped = false;

  constructor(context: Pick<ServiceContext, 'db' | 'progress' | 'log'>) {
    this.#context = context;
  }

  /** How many watch batches of a workspace. */
  count(workspaceId: string): number {
    return this.#counts.get(workspaceId) ?? 0;
  }

  /**
   * The batch as it was given, then every time it has moved on, until `gone` fires, the batch is deleted or the service stops;
   * null whenever nothing has come for `quietMs`.
   */
  async *watch(batch: LiveBatch, quietMs: number, gone: AbortSignal): AsyncGenerator<LiveBatch | null> {
    const watch = this.#watches.get(batch.id) ?? this.#start(batch);
    // What was seen last may be the end of an earlier run.
    if (watch.batch && progressId(batch) > progressId(watch.batch)) watch.batch = batch;
    let wake = (): void => undefined;
    const watcher = (): void => wake();
    gone.addEventListener('abort', watcher);
    watch.watchers.add(watcher);
    this.#counts.set(batch.workspaceId, this.count(batch.workspaceId) + 1);
    try {
      let seen: LiveBatch | null = null;
      while (!gone.aborted && !this.#stopped && watch.batch) {
        if (watch.batch !== seen) {
          seen = watch.batch;
          yield seen;
          continue;
        }
        const wasQuiet = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), quietMs);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        if (wasQuiet) yield null;
      }
    } finally {
      watch.watchers.delete(watcher);
      const left = this.count(batch.workspaceId) - 1;
      if (left === 0) this.#counts.delete(batch.workspaceId);
      else this.#counts.set(batch.workspaceId, left);
    }
  }

  /** Ends every watch. */
  stop(): void {
    this.#stopped = true;
    for (const { watchers } of this.#watches.values()) for (const wake of watchers) wake();
  }

  #start(batch: LiveBatch): Watch {
    const watch: Watch = { batch, watchers: new Set() };
    this.#watches.set(batch.id, watch);
    void this.#look(batch.id, watch);
    return watch;
  }

  /** Looks again and again, while somebody watches. */
  async #look(id: string, watch: Watch): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      if (watch.watchers.size === 0 || this.#stopped || !watch.batch) break;
      try {
        const batch = await loadBatch(this.#context.db, id);
        const now = batch ? await liveBatch(this.#context, batch) : null;
        if (now && progressId(now) <= progressId(watch.batch)) continue;
        watch.batch = now;
        for (const wake of watch.watchers) wake();
      } catch (error) {
        this.#context.log.warn({ error, batchId: id }, 'a batch that is watched could not be read');
      }
    }
    this.#watches.delete(id);
  }
}

/** Grows with every row that ends and every state, and is the same wherever and whenever it is asked for. */
export function progressId({ run, state, completed, failed, cancelled, deleted }: LiveBatch): number {
  const stage = state === 'queued' ? 0 : state === 'processing' ? 1 : 2;
  return (run * 10_000_000 + completed + failed + cancelled + deleted) * 10 + stage;
}
