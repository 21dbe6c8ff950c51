import type { ServiceContext } from '../service-context.ts';
import { loadBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { insertAttempt } from '../store/webhook-attempts.ts';
import { loadWebhook, lockWebhook, type StoredWebhook, updateWebhook } from '../store/webhook-endpoints.ts';
import { type AfterAttempt, endAttempt, pauseMessages, type WebhookMessage } from '../store/webhook-messages.ts';
import { batchEvent } from './batch-event.ts';
import { retryDelay } from './schedule.ts';
import { type Outcome, send } from './send.ts';
import { signingSecrets, workspaceSecret } from './webhook-secret.ts';
import { readEvent } from './write-event.ts';

export interface Delivery extends Outcome {
  isDelivered: boolean;
  durationMs: number;
  /** The wait before the next attempt; null: there is none. */
  delayMs: number | null;
}

/**
 * Makes one attempt of a message that is leased, and records it. Null when that was no attempt: the service stopped, or
 * the message was deleted. A message is
 *
 * * `pending` until an attempt is answered 2xx (→ `delivered`) or 410 (→ `gone`), or the schedule is used up (→ `failed`);
 * * `paused` while its endpoint is disabled, which a 410 does too; enabling makes it `pending` again.
 *
 * The three ends are ends until somebody replays the message. Its id and its bytes are the same in every attempt.
 */
export async function deliver(
  context: ServiceContext,
  message: WebhookMessage,
  delaysMs: readonly number[],
): Promise<Delivery | null> {
  const startedAt = performance.now();
  const outcome = await attempt(context, message);
  if (outcome === 'cut off' || outcome === 'deleted') return null;
  const durationMs = Math.round(performance.now() - startedAt);
  const { status, error, askedDelayMs } = outcome;
  const scheduled = retryDelay(delaysMs, message.scheduleStep + 1);
  const delayMs = error === null || status === 410 || scheduled === null ? null : Math.max(scheduled, askedDelayMs);
  const state = await record(context.db, message, outcome, durationMs, delayMs);
  context.metrics.webhookAttempts.inc({ outcome: state });
  const { id, webhookId, batchId, type } = message;
  const line = { deliveryId: id, webhookId, batchId, type, attempt: message.attempts + 1, status, error, state };
  context.log[error === null ? 'info' : 'warn'](line, 'webhook attempt');
  return { ...outcome, isDelivered: error === null, durationMs, delayMs };
}

async function attempt(context: ServiceContext, message: WebhookMessage): Promise<Outcome | 'cut off' | 'deleted'> {
  const { db, rootSecret } = context;
  const body = await bodyOf(context, message);
  if (!body) return 'deleted';
  let secrets = [workspaceSecret(rootSecret, message.workspaceId)];
  if (message.webhookId !== null) {
    const webhook = await loadWebhook(db, message.webhookId);
    if (!webhook) return 'deleted';
    secrets = signingSecrets(rootSecret, webhook);
    if (secrets.length === 0) return { status: null, error: 'its secret cannot be read: rotate it', askedDelayMs: 0 };
  }
  return send(context, message, secrets, body);
}

async function bodyOf(context: ServiceContext, { eventId, batchId }: WebhookMessage): Promise<Buffer | undefined> {
  if (eventId !== null) return readEvent(context.db, eventId);
  const batch = batchId === null ? undefined : await loadBatch(context.db, batchId);
  return batch && Buffer.from(JSON.stringify(await batchEvent(context, context.db, batch)));
}

async function record(
  db: Database,
  message: WebhookMessage,
  { status, error }: Outcome,
  durationMs: number,
  delayMs: number | null,
): Promise<AfterAttempt['state'] | 'deleted'> {
  return db.transaction().execute(async (transaction) => {
    const isOpen = error !== null && message.webhookId !== null;
    const webhook = isOpen ? await lockWebhook(transaction, message.webhookId!) : undefined;
    const after = afterAttempt({ status, error, delayMs }, webhook);
    if (!(await endAttempt(transaction, message, after))) return 'deleted';
    await insertAttempt(transaction, {
      messageId: message.id,
      attempt: message.attempts + 1,
      status,
      durationMs,
      error,
    });
    if (status === 410 && webhook?.disabledReason === null) {
      await updateWebhook(transaction, webhook.id, { disabledReason: 'receiver_gone' });
      await pauseMessages(transaction, webhook.id);
    }
    return after.state;
  });
}

function afterAttempt(
  { status, error, delayMs }: Pick<Delivery, 'status' | 'error' | 'delayMs'>,
  webhook: StoredWebhook | undefined,
): AfterAttempt {
  if (error === null) return { state: 'delivered' };
  if (status === 410) return { state: 'gone' };
  if (delayMs === null) return { state: 'failed' };
  return { state: webhook && webhook.disabledReason !== null ? 'paused' : 'pending', delayMs };
}
