import type { BatchEvent } from '@pictify/api';
import { batchItems } from '../batch/batch-items.ts';
import type { ServiceContext } from '../service-context.ts';
import { loadBatch } from '../store/batches.ts';
import type { WebhookMessage } from '../store/webhook-messages.ts';
import { resultsLink } from './results-link.ts';

/**
 * The body of a message, built when it is sent: only what the finishing transaction wrote goes in, so every attempt
 * says the same. Undefined when the batch has been deleted meanwhile.
 */
export async function batchEvent(context: ServiceContext, message: WebhookMessage): Promise<BatchEvent | undefined> {
  const { db, publicUrl, config, rootSecret } = context;
  const batch = await loadBatch(db, message.batchId);
  if (!batch || batch.state === 'ingesting') return undefined;
  const images: NonNullable<BatchEvent['data']['images']> = [];
  const inline = batch.total <= config.webhookInline;
  if (inline) {
    for await (const { index, key, url, status, error } of batchItems(db, publicUrl, batch)) {
      images.push({ index, key, url, status, error });
    }
  }
  const endedAt = batch.completedAt ?? message.createdAt;
  return {
    type: message.type as BatchEvent['type'],
    timestamp: endedAt.toISOString(),
    data: {
      batchId: batch.id,
      templateId: batch.templateId,
      status: batch.state,
      total: batch.total,
      completed: batch.completed,
      failed: batch.failed,
      cancelled: batch.cancelled,
      durationMs: endedAt.getTime() - batch.createdAt.getTime(),
      resultsUrl: resultsLink(rootSecret, publicUrl, batch.id, endedAt.getTime()),
      metadata: batch.metadata,
      ...(inline ? { images } : {}),
    },
  };
}
