import type { Job } from 'pg-boss';
import { type ChunkJob, smallBatchRows } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { loadBatch, markBatchStarted, type StoredBatch } from '../store/batches.ts';
import { countAgainst, findCancelledChunk, type StoredChunk, takeChunk } from '../store/chunks.ts';
import { findTemplateVersion } from '../store/template-versions.ts';
import { chunkKeys, emptyItem } from '../workers/chunk-work.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { TaskCancelled, WorkerCrashed } from '../workers/worker-errors.ts';
import { finish, isInRightQueue, moveChunk } from './end-chunk-job.ts';
import { renderApart } from './isolate.ts';
import { deleteEarlierPacks, deletePacks, packKey } from './packs.ts';

/** After this many failures for reasons of ours, the rows are given up, so that no batch hangs for ever. */
const failuresToGiveUp = 20;

/** Works on one chunk. Returns once its result is stored; throws when it must be tried again. */
export async function runChunk(context: ServiceContext, job: Job<ChunkJob>, signal: AbortSignal): Promise<void> {
  const chunk = await takeChunk(context.db, job.data);
  if (!chunk) {
    const cancelled = await findCancelledChunk(context.db, job.data);
    if (cancelled && cancelled.attempts > 0) await deleteEarlierPacks(context, cancelled, []);
    return;
  }
  const batch = await loadBatch(context.db, chunk.batchId);
  if (!batch) return;
  if (!isInRightQueue(job, batch, chunk)) return moveChunk(context, job, batch, chunk);
  if (batch.state === 'queued') await markBatchStarted(context.db, batch.id);

  const packs = new Set<string>();
  let items: ItemResult[];
  try {
    items = await render(context, batch, chunk, packs, signal);
  } catch (error) {
    await deletePacks(context, packs);
    if (error instanceof WorkerCrashed) {
      const crashes = await countAgainst(context.db, chunk, 'crashes');
      return moveChunk(context, job, batch, { ...chunk, crashes });
    }
    await passOnUnlessTooOften(context, chunk, error, signal);
    items = givenUp(batch, chunk);
  }
  for (const rejected of chunk.rejected ?? []) {
    const item = items[rejected.index - chunk.firstIndex];
    if (item) item.error = { code: rejected.code.replaceAll('-', '_'), message: rejected.message };
  }
  // When this throws, it may have been stored all the same: then the packs are needed.
  const won = await finish(context, job, batch, chunk, items);
  if (!won) await deletePacks(context, packs);
  else if (chunk.attempts > 1) await deleteEarlierPacks(context, chunk, items);
}

/** @throws WorkerCrashed when the whole chunk ended its process; what a part of it ended is dealt with here. */
async function render(
  context: ServiceContext,
  batch: StoredBatch,
  chunk: StoredChunk,
  packs: Set<string>,
  signal: AbortSignal,
): Promise<ItemResult[]> {
  const { workspaceId, templateId, documentHash } = batch;
  const document = await findTemplateVersion(context.db, { workspaceId, templateId, documentHash });
  const lone = chunk.crashes > 0 ? context.pool.alone() : undefined;
  const workers = lone ?? context.pool;
  const renderRows = async (from: number, to: number): Promise<ItemResult[]> => {
    const key = packKey(chunk, from, to);
    packs.add(key);
    const task = {
      workspaceId,
      document,
      documentHash,
      options: { ...batch.options, now: batch.createdAt.getTime() },
      fonts: batch.fonts,
      batchId: batch.id,
      firstIndex: chunk.firstIndex,
      payload: chunk.payload,
      from,
      to,
      keyVariable: batch.keyVariable,
      packKey: key,
      priority: batch.total <= smallBatchRows ? ('small' as const) : ('bulk' as const),
    };
    return workers.chunk(task, signal).catch((error) => {
      // Whoever stops also ends the processes: that is nobody's crash.
      throw signal.aborted && error instanceof WorkerCrashed ? new TaskCancelled('withdrawn') : error;
    });
  };
  try {
    if (chunk.crashes < 2) return await renderRows(0, chunk.count);
    return await renderApart({
      rows: chunk.count,
      render: renderRows,
      countCrash: () => countAgainst(context.db, chunk, 'crashes'),
      itemWithout: itemsWithout(batch, chunk),
    });
  } finally {
    await lone?.end();
  }
}

/** A full disk and a stop are waited out; every other failure counts, whichever life of the server it fell into. */
async function passOnUnlessTooOften(
  context: ServiceContext,
  chunk: StoredChunk,
  error: unknown,
  signal: AbortSignal,
): Promise<void> {
  const isFull = error instanceof ServiceError && error.code === 'storage_full';
  if (signal.aborted || isFull || error instanceof TaskCancelled) throw error;
  const failures = await countAgainst(context.db, chunk, 'failures');
  if (failures < failuresToGiveUp) throw error;
  context.log.error({ error, batchId: chunk.batchId, firstIndex: chunk.firstIndex }, 'chunk given up');
}

function givenUp(batch: StoredBatch, chunk: StoredChunk): ItemResult[] {
  const error = { code: 'chunk_failed', message: 'This row could not be rendered after many attempts.' };
  const itemWithout = itemsWithout(batch, chunk);
  return Array.from({ length: chunk.count }, (_, at) => ({ ...itemWithout(at), error }));
}

/** Results without an image, with the key of their row. */
function itemsWithout(batch: StoredBatch, chunk: StoredChunk): (at: number) => ItemResult {
  let keys: (string | null)[] | undefined;
  return (at) => {
    keys ??= chunkKeys(chunk.payload, batch.keyVariable);
    return emptyItem(chunk.firstIndex + at, keys[at] ?? null);
  };
}
