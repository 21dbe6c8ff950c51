import type { BatchEvent, BatchState } from '@pictify/api';
import { batchItems } from '../batch/batch-items.ts';
import type { ServiceContext } from '../service-context.ts';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { resultsLink } from './results-link.ts';

export function batchEventType(state: StoredBatch['state']): BatchEvent['type'] {
  return state === 'failed' || state === 'cancelled' ? `batch.${state}` : 'batch.completed';
}

/** What is told of a batch that has ended, as its rows are in `db` now. */
export async function batchEvent(
  { publicUrl, config, rootSecret }: Pick<ServiceContext, 'publicUrl' | 'config' | 'rootSecret'>,
  db: Database,
  batch: StoredBatch,
): Promise<BatchEvent> {
  const images: NonNullable<BatchEvent['data']['images']> = [];
  const inline = batch.total <= config.webhookInline;
  if (inline) {
    for await (const { index, key, url, status, error } of batchItems(db, publicUrl, batch)) {
      images.push({ index, key, url, status, error });
    }
  }
  const endedAt = batch.completedAt ?? new Date();
  return {
    type: batchEventType(batch.state),
    timestamp: endedAt.toISOString(),
    data: {
      batchId: batch.id,
      templateId: batch.templateId,
      dryRun: batch.dryRun,
      status: batch.state as BatchState,
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
