import type { WireAttempt, WireDelivery, WireWebhook } from '@pictify/api';
import type { WebhookAttempt } from '../store/webhook-attempts.ts';
import type { StoredWebhook } from '../store/webhook-endpoints.ts';
import type { WebhookMessage } from '../store/webhook-messages.ts';

export function wireWebhook(webhook: StoredWebhook, now = Date.now()): WireWebhook {
  const { id, url, description, events, disabledReason, previousSecretUntil, createdAt, updatedAt } = webhook;
  const isOverlap = previousSecretUntil !== null && previousSecretUntil.getTime() > now;
  return {
    id,
    url,
    description,
    events,
    enabled: disabledReason === null,
    disabledReason,
    previousSecretUntil: isOverlap ? previousSecretUntil.toISOString() : null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function wireDelivery(message: WebhookMessage): WireDelivery {
  const { id, webhookId, type, batchId, url, state, attempts, nextAttemptAt, createdAt, finishedAt } = message;
  const isWaiting = state === 'pending' && message.attemptStartedAt === null;
  return {
    id,
    webhookId,
    type,
    batchId,
    url,
    state,
    attemptCount: attempts,
    nextAttemptAt: isWaiting ? nextAttemptAt.toISOString() : null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

export function wireAttempt({ attempt, at, status, durationMs, error }: WebhookAttempt): WireAttempt {
  return { attempt, at: at.toISOString(), status, durationMs, error };
}
