import { fromKysely, type Job } from 'pg-boss';
import { enqueueChunks } from '../queue/enqueue-chunks.ts';
import { type ChunkJob, queueFor } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { countChunk, lockBatch, type StoredBatch } from '../store/batches.ts';
import { finishChunk, type StoredChunk } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { announce } from './announce.ts';
import { encodeItems } from './item-codec.ts';

/** A chunk that ended a render process belongs into another queue than the one it was put into. */
export function isInRightQueue(job: Job<ChunkJob>, batch: StoredBatch, chunk: StoredChunk): boolean {
  return queueFor(batch.total, chunk.crashes) === job.name;
}

/** Gives the chunk a job in the queue it belongs into now, instead of this one. */
export async function moveChunk(
  context: ServiceContext,
  job: Job<ChunkJob>,
  batch: StoredBatch,
  { batchId, firstIndex, crashes }: StoredChunk,
): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    const { total, priority } = batch;
    await enqueueChunks(transaction, context.boss, [{ batchId, firstIndex, crashes, total, priority }]);
    await completeJob(context, job, transaction);
  });
  context.wake.chunks();
}

/**
 * Chunk result, counters, job completion and, after the last chunk, the webhook message: one transaction. The fence in
 * `finishChunk` lets exactly one of several finishers through; false for the others. Only what this run adds is counted.
 */
export async function finish(
  context: ServiceContext,
  job: Job<ChunkJob>,
  batch: StoredBatch,
  chunk: StoredChunk,
  items: ItemResult[],
): Promise<boolean> {
  const count = (status: ItemResult['status']): number => items.filter((item) => item.status === status).length;
  const totals = { completed: count('completed'), failed: count('failed') };
  const completed = totals.completed - chunk.completed;
  const failed = totals.failed - chunk.failed;
  const results = encodeItems(items);
  const { won, ended } = await context.db.transaction().execute(async (transaction) => {
    await lockBatch(transaction, batch.id);
    const won = await finishChunk(transaction, chunk, { ...totals, results });
    const ended = won ? await countChunk(transaction, batch.id, { completed, failed }) : undefined;
    if (ended) await announce(context, transaction, ended);
    await completeJob(context, job, transaction);
    return { won, ended };
  });
  if (won) {
    context.metrics.batchRows.inc({ outcome: 'completed' }, completed);
    context.metrics.batchRows.inc({ outcome: 'failed' }, failed);
  }
  if (ended) context.wake.webhooks();
  return won;
}

async function completeJob({ boss }: ServiceContext, job: Job<ChunkJob>, transaction: Database): Promise<void> {
  const attempt = { id: job.id, retryCount: job.retryCount };
  await boss.complete(job.name, attempt, null, { db: fromKysely(transaction.withoutPlugins()) });
}
