import type { Job } from 'pg-boss';
import { type ChunkJob, smallBatchRows } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { loadBatch, markBatchStarted, type StoredBatch } from '../store/batches.ts';
import { countAgainst, findEndedChunk, type StoredChunk, takeChunk } from '../store/chunks.ts';
import { findTemplateVersion } from '../store/template-versions.ts';
import { emptyItems } from '../workers/chunk-work.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { TaskCancelled, WorkerCrashed } from '../workers/worker-errors.ts';
import type { RowCounts } from './batch-progress.ts';
import { finish, isInRightQueue, moveChunk } from './end-chunk-job.ts';
import { renderApart } from './isolate.ts';
import { decodeItems } from './item-codec.ts';
import { deleteEarlierPacks, deletePacks, packKey } from './packs.ts';
import { rowsToDraw } from './rows-to-draw.ts';

/** After this many failures for reasons of ours, the rows are given up, so that no batch hangs for ever. */
const failuresToGiveUp = 20;

/** Works on one chunk. Returns once its result is stored; throws when it must be tried again. */
export async function runChunk(context: ServiceContext, job: Job<ChunkJob>, signal: AbortSignal): Promise<void> {
  const chunk = await takeChunk(context.db, job.data);
  if (!chunk) {
    const ended = await findEndedChunk(context.db, job.data);
    // Withdrawn while it was worked on, or finished by another: what attempts that were cut off packed is nobody's.
    if (ended && ended.attempts > 0) {
      await deleteEarlierPacks(context, ended, ended.results ? decodeItems(ended.results) : []);
    }
    context.progress.end(job.data);
    return;
  }
  const batch = await loadBatch(context.db, chunk.batchId);
  if (!batch) return;
  if (!isInRightQueue(job, batch, chunk)) return moveChunk(context, job, batch, chunk);
  if (batch.state === 'queued') await markBatchStarted(context.db, batch.id);

  const earlier = chunk.results ? decodeItems(chunk.results) : null;
  const rows = rowsToDraw(chunk, earlier);
  const packs = new Set<string>();
  let drawn: ItemResult[];
  try {
    drawn = await render(context, batch, chunk, rows, packs, signal);
  } catch (error) {
    await deletePacks(context, packs);
    if (error instanceof WorkerCrashed) {
      const crashes = await countAgainst(context.db, chunk, 'crashes');
      return moveChunk(context, job, batch, { ...chunk, crashes });
    }
    await passOnUnlessTooOften(context, chunk, error, signal);
    drawn = givenUp(batch, chunk, rows);
  }
  const items = earlier ? [...earlier] : drawn;
  if (earlier) for (const [i, at] of rows.entries()) items[at] = drawn[i]!;
  for (const rejected of chunk.rejected ?? []) {
    const item = items[rejected.index - chunk.firstIndex];
    if (item) item.error = { code: rejected.code.replaceAll('-', '_'), message: rejected.message };
  }
  // When this throws, it may have been stored all the same: then the packs are needed.
  const won = await finish(context, job, batch, chunk, items);
  context.progress.end(chunk);
  if (!won) await deletePacks(context, packs);
  else if (chunk.attempts > 1) await deleteEarlierPacks(context, chunk, items);
}

/**
 * Renders the given rows of a chunk.
 * @throws WorkerCrashed when all of them together ended their process; what a part of them ended is dealt with here.
 */
async function render(
  context: ServiceContext,
  batch: StoredBatch,
  chunk: StoredChunk,
  rows: readonly number[],
  packs: Set<string>,
  signal: AbortSignal,
): Promise<ItemResult[]> {
  const { workspaceId, templateId, documentHash } = batch;
  const document = await findTemplateVersion(context.db, { workspaceId, templateId, documentHash });
  const lone = chunk.crashes > 0 ? context.pool.alone() : undefined;
  const workers = lone ?? context.pool;
  const done: RowCounts = { completed: 0, failed: 0 };
  const renderRows = async (from: number, to: number): Promise<ItemResult[]> => {
    const part = rows.slice(from, to);
    const key = batch.dryRun ? null : packKey(chunk, part);
    if (key !== null) packs.add(key);
    const onProgress = ({ completed, failed }: RowCounts): void => {
      context.progress.report(chunk, { completed: done.completed + completed, failed: done.failed + failed });
    };
    const task = {
      workspaceId,
      document,
      documentHash,
      options: { ...batch.options, now: batch.createdAt.getTime() },
      fonts: batch.fonts,
      batchId: batch.id,
      firstIndex: chunk.firstIndex,
      payload: chunk.payload,
      rows: part,
      keyVariable: batch.keyVariable,
      packKey: key,
      priority: batch.total <= smallBatchRows ? ('small' as const) : ('bulk' as const),
    };
    const items = await workers.chunk(task, signal, onProgress).catch((error) => {
      // Whoever stops also ends the processes: that is nobody's crash.
      throw signal.aborted && error instanceof WorkerCrashed ? new TaskCancelled('withdrawn') : error;
    });
    for (const { status } of items) done[status === 'completed' ? 'completed' : 'failed']++;
    return items;
  };
  try {
    if (chunk.crashes < 2) return await renderRows(0, rows.length);
    return await renderApart({
      rows: rows.length,
      render: renderRows,
      countCrash: () => countAgainst(context.db, chunk, 'crashes'),
      itemWithout: (at) => emptyItems(chunk, batch.keyVariable)[rows[at]!]!,
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

function givenUp(batch: StoredBatch, chunk: StoredChunk, rows: readonly number[]): ItemResult[] {
  const error = { code: 'chunk_failed', message: 'This row could not be rendered after many attempts.' };
  const items = emptyItems(chunk, batch.keyVariable);
  return rows.map((at) => ({ ...items[at]!, error }));
}
