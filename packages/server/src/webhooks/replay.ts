import type { Database } from '../store/database.ts';
import { lockWebhook } from '../store/webhook-endpoints.ts';
import { findMessage, replayFailedMessages, replayMessage, type WebhookMessage } from '../store/webhook-messages.ts';
import { lockedWebhook } from './change-webhook.ts';
import { leaseMs } from './sender.ts';
import { attemptUnderWay, deliveryNotFound, webhookDisabled } from './webhook-errors.ts';

/** Due at once, with the whole schedule before it; to where its endpoint is now. */
export async function replay(db: Database, workspaceId: string, id: string): Promise<WebhookMessage> {
  const message = await findMessage(db, workspaceId, id);
  if (!message) throw deliveryNotFound();
  const webhook = message.webhookId === null ? undefined : await lockWebhook(db, message.webhookId);
  if (webhook && webhook.disabledReason !== null) throw webhookDisabled();
  const replayed = await replayMessage(db, id, webhook?.url ?? message.url, leaseMs);
  if (!replayed) throw attemptUnderWay();
  return replayed;
}

/** How many. */
export async function replayFailed(db: Database, workspaceId: string, id: string, since: Date): Promise<number> {
  const { url, disabledReason } = await lockedWebhook(db, workspaceId, id);
  if (disabledReason !== null) throw webhookDisabled();
  return replayFailedMessages(db, id, url, since);
}
