import type { ServiceContext } from '../service-context.ts';
import { cancelBatch, findBatch, type StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import type { ActiveBatches } from './active-batches.ts';
import { announce } from './announce.ts';
import { batchEnded, batchNotFound } from './batch-errors.ts';

/**
 * What is rendered stays; rows that were being tried again are failed as before. `commit` runs in the transaction of the
 * cancellation. The jobs of the withdrawn chunks find nothing to do and end by themselves.
 */
export async function cancel(
  context: ServiceContext,
  active: ActiveBatches,
  workspaceId: string,
  id: string,
  commit: (db: Database, batch: StoredBatch) => Promise<void> = async () => undefined,
): Promise<StoredBatch> {
  const cancelled = await context.db.transaction().execute(async (transaction) => {
    const batch = await cancelBatch(transaction, workspaceId, id);
    if (batch) {
      await announce(context, transaction, batch);
      await commit(transaction, batch);
    }
    return batch;
  });
  if (!cancelled) {
    const batch = await findBatch(context.db, workspaceId, id);
    throw batch ? batchEnded(batch.state) : batchNotFound();
  }
  active.abort(id);
  context.wake.webhooks();
  return cancelled;
}
