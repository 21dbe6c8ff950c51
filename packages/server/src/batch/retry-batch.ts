import { enqueueChunks } from '../queue/enqueue-chunks.ts';
import type { ServiceContext } from '../service-context.ts';
import { findBatch, lockBatch, resumeBatch, type StoredBatch } from '../store/batches.ts';
import { reopenChunks } from '../store/chunk-runs.ts';
import type { Database } from '../store/database.ts';
import { batchNotFound, nothingToRetry, notRetryable } from './batch-errors.ts';

/** States of a batch that has ended, though not well. */
const retryable: readonly string[] = ['partial', 'failed', 'cancelled'];

/**
 * Renders the failed rows of a batch that has ended once more, under the same indexes; images that are there stay, and
 * so do their URLs. One transaction opens the chunks, makes their jobs and sets the batch going, so that a crash leaves
 * all of that or nothing. Rows refused at the door stay failed: they would be refused again.
 */
export async function retryBatch(
  context: ServiceContext,
  workspaceId: string,
  id: string,
  commit: (db: Database, batch: StoredBatch, retried: number) => Promise<void>,
): Promise<{ batch: StoredBatch; retried: number }> {
  const outcome = await context.db.transaction().execute(async (transaction) => {
    await lockBatch(transaction, id);
    const batch = await findBatch(transaction, workspaceId, id);
    if (!batch) throw batchNotFound();
    if (!retryable.includes(batch.state)) throw notRetryable(batch.state, retryable);
    const chunks = await reopenChunks(transaction, id);
    if (chunks.length === 0) throw nothingToRetry(batch.failed);
    const retried = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
    const resumed = await resumeBatch(transaction, id, { openChunks: chunks.length, rows: retried });
    const { total, priority } = batch;
    const open = chunks.map(({ firstIndex, crashes }) => ({ batchId: id, firstIndex, crashes, total, priority }));
    await enqueueChunks(transaction, context.boss, open);
    await commit(transaction, resumed, retried);
    return { batch: resumed, retried };
  });
  context.wake.chunks();
  return outcome;
}
