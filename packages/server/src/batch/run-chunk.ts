import { fromKysely, type Job } from 'pg-boss';
import { type ChunkJob, queueFor, queues } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { countChunk, loadBatch, lockBatch, markBatchStarted, type StoredBatch } from '../store/batches.ts';
import { countCrash, finishChunk, type StoredChunk, takeChunk } from '../store/chunks.ts';
import { findTemplateVersion } from '../store/template-versions.ts';
import { emptyItem } from '../workers/chunk-work.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { announce } from './announce.ts';
import { renderIsolating } from './isolate.ts';
import { encodeItems } from './item-codec.ts';
import { deleteEarlierPacks, packKey } from './packs.ts';

/** After this many attempts that failed for reasons of ours, the rows are given up, so that no batch hangs for ever. */
const attemptsToGiveUp = 20;

/** Works on one chunk. Returns once its result is stored; throws when it must be tried again. */
export async function runChunk(context: ServiceContext, job: Job<ChunkJob>, signal: AbortSignal): Promise<void> {
  const chunk = await takeChunk(context.db, job.data);
  const batch = chunk && (await loadBatch(context.db, chunk.batchId));
  if (!chunk || !batch) return;
  if (batch.state === 'queued') await markBatchStarted(context.db, batch.id);
  const { packs, items } = await render(context, batch, chunk, signal).catch((error) => {
    const isFull = error instanceof ServiceError && error.code === 'storage_full';
    if (chunk.attempts < attemptsToGiveUp || signal.aborted || isFull) throw error;
    context.log.error({ error, batchId: batch.id, firstIndex: chunk.firstIndex }, 'chunk given up');
    return { packs: new Set<string>(), items: givenUp(chunk) };
  });
  for (const rejected of chunk.rejected ?? []) {
    const item = items[rejected.index - chunk.firstIndex];
    if (item) item.error = { code: rejected.code.replaceAll('-', '_'), message: rejected.message };
  }
  const won = await finish(context, job, batch, chunk, items);
  if (won) await deleteEarlierPacks(context, chunk, items);
  else await Promise.allSettled([...packs].map((key) => context.blobs.delete(key)));
}

async function render(context: ServiceContext, batch: StoredBatch, chunk: StoredChunk, signal: AbortSignal) {
  const { workspaceId, templateId, documentHash } = batch;
  const document = await findTemplateVersion(context.db, { workspaceId, templateId, documentHash });
  const packs = new Set<string>();
  const items = await renderIsolating({
    rows: chunk.count,
    firstIndex: chunk.firstIndex,
    crashes: chunk.crashes,
    countCrash: () => countCrash(context.db, chunk),
    render: async (from, to) => {
      const key = packKey(chunk, from, to);
      packs.add(key);
      const task = {
        workspaceId,
        document,
        documentHash,
        options: { ...batch.options, now: batch.createdAt.getTime() },
        batchId: batch.id,
        firstIndex: chunk.firstIndex,
        payload: chunk.payload,
        from,
        to,
        keyVariable: batch.keyVariable,
        packKey: key,
        priority: queueFor(batch.total) === queues.small ? ('small' as const) : ('bulk' as const),
      };
      return context.pool.chunk(task, signal);
    },
  });
  return { packs, items };
}

function givenUp(chunk: StoredChunk): ItemResult[] {
  const error = { code: 'chunk_failed', message: 'This row could not be rendered after many attempts.' };
  return Array.from({ length: chunk.count }, (_, at) => ({ ...emptyItem(chunk.firstIndex + at, null), error }));
}

/**
 * Chunk result, counters, job completion and, after the last chunk, the webhook message: one transaction. The fence in
 * `finishChunk` lets exactly one of several finishers through; false for the others.
 */
async function finish(
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
    const attempt = { id: job.id, retryCount: job.retryCount };
    await context.boss.complete(job.name, attempt, null, { db: fromKysely(transaction.withoutPlugins()) });
    return { won, ended };
  });
  if (ended?.webhookUrl) context.wake.webhooks();
  return won;
}
