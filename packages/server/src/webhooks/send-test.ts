import type { WireWebhookTest } from '@pictify/api';
import { createId } from '../identifier.ts';
import type { ServiceContext } from '../service-context.ts';
import { loadWebhook, lockWebhook, type StoredWebhook } from '../store/webhook-endpoints.ts';
import { insertWebhookMessage } from '../store/webhook-messages.ts';
import { deliver } from './deliver.ts';
import { leaseMs } from './sender.ts';
import { webhookNotFound } from './webhook-errors.ts';
import { storeEvent } from './write-event.ts';

/**
 * Sends `webhook.test` at once and once only, to an endpoint that is disabled too.
 *
 * @throws ServiceError `not_found` when it is deleted meanwhile.
 */
export async function sendTest(
  context: ServiceContext,
  { id: webhookId, workspaceId, url }: StoredWebhook,
): Promise<WireWebhookTest> {
  const message = await context.db.transaction().execute(async (transaction) => {
    if (!(await lockWebhook(transaction, webhookId))) throw webhookNotFound();
    const body = { type: 'webhook.test', timestamp: new Date().toISOString(), data: { webhookId } };
    const message = {
      id: createId('msg'),
      workspaceId,
      webhookId,
      eventId: await storeEvent(transaction, workspaceId, body),
      type: 'webhook.test' as const,
      batchId: null,
      url,
    };
    // Leased to this request; should it die, the sender makes the attempt.
    return insertWebhookMessage(transaction, message, leaseMs);
  });
  const made = await deliver(context, message, []);
  if (!made && !(await loadWebhook(context.db, webhookId))) throw webhookNotFound();
  const { isDelivered, status, durationMs, error } = made ?? notMade;
  return { deliveryId: message.id, delivered: isDelivered, status, durationMs, error };
}

const notMade = { isDelivered: false, status: null, durationMs: 0, error: 'the service is stopping' };
