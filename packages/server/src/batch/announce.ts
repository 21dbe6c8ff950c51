import type { ServiceContext } from '../service-context.ts';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { batchEvent, batchEventType } from '../webhooks/batch-event.ts';
import { writeEvent } from '../webhooks/write-event.ts';

/**
 * Tells that a batch has ended, in the transaction that ended it: `db` is that transaction. Each end of a batch is an
 * event of its own, whose body is what the batch was then.
 */
export async function announce(
  context: Pick<ServiceContext, 'publicUrl' | 'config' | 'rootSecret'>,
  db: Database,
  batch: StoredBatch,
): Promise<void> {
  await writeEvent(db, {
    workspaceId: batch.workspaceId,
    type: batchEventType(batch.state),
    batchId: batch.id,
    callUrl: batch.webhookUrl,
    body: () => batchEvent(context, db, batch),
  });
}
