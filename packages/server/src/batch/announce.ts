import { createId } from '../identifier.ts';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { insertWebhookMessage } from '../store/webhook-messages.ts';

/** Writes the message that a batch has ended, in the transaction that ended it. */
export async function announce(db: Database, batch: StoredBatch): Promise<void> {
  if (batch.webhookUrl === null) return;
  const event = batch.state === 'failed' || batch.state === 'cancelled' ? batch.state : 'completed';
  await insertWebhookMessage(db, {
    id: createId('whk'),
    workspaceId: batch.workspaceId,
    type: `batch.${event}`,
    batchId: batch.id,
    url: batch.webhookUrl,
    finishedAt: null,
  });
}
