import { randomUUID } from 'node:crypto';
import { fromKysely, type PgBoss } from 'pg-boss';
import { assignJobs, type OpenChunk } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { queueFor } from './queues.ts';

/** Inserts one job per chunk in the caller's transaction. */
export async function enqueueChunks(db: Database, boss: PgBoss, chunks: readonly OpenChunk[]): Promise<void> {
  if (chunks.length === 0) return;
  const jobs = chunks.map((chunk) => ({ ...chunk, jobId: randomUUID() }));
  await assignJobs(db, jobs);
  for (const [queue, group] of Map.groupBy(jobs, (job) => queueFor(job.total, job.crashes))) {
    await boss.insert(
      queue,
      group.map(({ jobId, batchId, firstIndex, priority }) => ({ id: jobId, priority, data: { batchId, firstIndex } })),
      { db: fromKysely(db.withoutPlugins()) },
    );
  }
}
