import type { ServiceContext } from '../service-context.ts';
import { findBatch, lockBatch } from '../store/batches.ts';
import { deleteBatchRows, forgetDeletedBatches, listDeletedBatches } from '../store/deleted-batches.ts';
import { batchNotFound, stillRunning } from './batch-errors.ts';
import { packFolder } from './packs.ts';

/** A process that was cut off while the batch was cancelled may store a pack until then. */
const rememberedMs = 2 * 3_600_000;

/**
 * Deletes a batch that has ended: its rows, results, messages and images.
 *
 * there ──one transaction──▶ gone, remembered as deleted ──images deleted──▶ gone
 *
 * After the transaction nothing of it can be found any more. What a crash leaves of its images goes with the sweeper,
 * which looks at batches deleted within two hours again and again.
 */
export async function deleteBatch(context: ServiceContext, workspaceId: string, id: string): Promise<void> {
  await context.db.transaction().execute(async (transaction) => {
    await lockBatch(transaction, id);
    const batch = await findBatch(transaction, workspaceId, id);
    if (!batch) throw batchNotFound();
    if (batch.state === 'queued' || batch.state === 'processing') throw stillRunning(batch.state);
    await deleteBatchRows(transaction, workspaceId, id);
  });
  await context.blobs.deleteFolder(packFolder(id)).catch((error) => {
    context.log.error({ error, batchId: id }, 'images of a deleted batch are left to the sweeper');
  });
}

/** A folder that cannot be deleted is tried again for ever; the others do not wait for it. */
export async function sweepDeletedBatches({
  db,
  blobs,
  log,
}: Pick<ServiceContext, 'db' | 'blobs' | 'log'>): Promise<void> {
  const before = new Date(Date.now() - rememberedMs);
  const swept: string[] = [];
  for (const id of await listDeletedBatches(db)) {
    await blobs.deleteFolder(packFolder(id)).then(
      () => swept.push(id),
      (error) => log.error({ error, batchId: id }, 'images of a deleted batch stay until the next sweep'),
    );
  }
  await forgetDeletedBatches(db, swept, before);
}
