import type { Job } from 'pg-boss';
import { type ChunkJob, queues } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { TaskCancelled } from '../workers/worker-errors.ts';
import type { ActiveBatches } from './active-batches.ts';
import { runChunk } from './run-chunk.ts';

export interface Consumer {
  /** Looks for jobs now instead of at the next poll. */
  wake(): void;
  /** Takes no further chunks; those under way go on. */
  stop(): Promise<void>;
}

/**
 * Takes chunk jobs from every queue: ordinary ones a few more at a time than there are render processes, so that none
 * waits; those that get a process of their own a few less, because these processes come on top.
 */
export async function startConsumer(context: ServiceContext, active: ActiveBatches): Promise<Consumer> {
  const { boss, pool, config } = context;
  const ids: string[] = [];
  const startWorker = async (queue: string): Promise<void> => {
    let id: string | undefined;
    const work = async ([job]: Job<ChunkJob>[]): Promise<void> => {
      if (!job) return;
      while (!pool.isReady) await new Promise((resolve) => setTimeout(resolve, 50));
      try {
        await active.track(job.data.batchId, (signal) => runChunk(context, job, AbortSignal.any([signal, job.signal])));
      } catch (error) {
        if (!(error instanceof TaskCancelled)) context.log.warn({ error, ...job.data }, 'chunk is tried again');
        throw error;
      }
      // Where one chunk was there is likely another: look at once.
      if (id !== undefined) boss.notifyWorker(id);
    };
    id = await boss.work<ChunkJob>(queue, { pollingIntervalSeconds: 0.5 }, work);
    ids.push(id);
  };
  // One pg-boss worker each, because only a worker with an id of its own can be woken.
  const shared = config.workers + 1;
  const alone = Math.max(1, Math.floor(config.workers / 2));
  const counts = { small: shared, bulk: shared, suspect: alone, apart: alone };
  for (const [name, count] of Object.entries(counts)) {
    for (let i = 0; i < count; i++) await startWorker(queues[name as keyof typeof queues]);
  }
  return {
    wake: () => {
      for (const id of ids) boss.notifyWorker(id);
    },
    stop: async () => {
      await Promise.all(Object.values(queues).map((name) => boss.offWork(name, { wait: false })));
    },
  };
}
