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
    await enqueueChunks(transaction, context.boss, [{ batchId, firstIndex, crashes, total: batch.total }]);
    await completeJob(context, job, transaction);
  });
  context.wake.chunks();
}

/**
 * Chunk result, counters, job completion and, after the last chunk, the webhook message: one transaction. The fence in
 * `finishChunk` lets exactly one of several finishers through; false for the others.
 */
export async function finish(
  context: ServiceContext,
  job: Job<ChunkJob>,
  batch: StoredBatch,
  chunk: StoredChunk,
  items: ItemResult[],
): Promise<boolean> {
  const completed = items.filter((item) => item.status === 'completed').length;
  const failed = items.length - completed;
  const results = encodeItems(items);
  const { won, ended } = await context.db.transaction().execute(async (transaction) => {
    await lockBatch(transaction, batch.id);
    const won = await finishChunk(transaction, chunk, { completed, failed, results });
    const ended = won ? await countChunk(transaction, batch.id, { completed, failed }) : undefined;
    if (ended) await announce(transaction, ended);
    await completeJob(context, job, transaction);
    return { won, ended };
  });
  if (ended?.webhookUrl) context.wake.webhooks();
  return won;
}

async function completeJob({ boss }: ServiceContext, job: Job<ChunkJob>, transaction: Database): Promise<void> {
  const attempt = { id: job.id, retryCount: job.retryCount };
  await boss.complete(job.name, attempt, null, { db: fromKysely(transaction.withoutPlugins()) });
}
