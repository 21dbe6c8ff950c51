import type { WireBatch } from '@pictify/api';
import type { ServiceContext } from '../service-context.ts';
import { loadBatchProgress, type StoredBatch } from '../store/batches.ts';
import type { RowCounts } from './batch-progress.ts';

const rateWindowMs = 30_000;

interface Speed {
  ratePerSecond: number;
  etaSeconds: number;
}

export type LiveBatch = StoredBatch & { speed?: Speed };

/** A batch as the API shows it. */
export function wireBatch(batch: LiveBatch): WireBatch {
  const { id, templateId, total, completed, failed, cancelled, deleted, metadata, dryRun, speed } = batch;
  return {
    id,
    templateId,
    status: batch.state === 'ingesting' ? 'queued' : batch.state,
    total,
    completed,
    failed,
    cancelled,
    deleted,
    ratePerSecond: speed?.ratePerSecond ?? null,
    etaSeconds: speed?.etaSeconds ?? null,
    metadata,
    dryRun,
    createdAt: batch.createdAt.toISOString(),
    startedAt: batch.startedAt?.toISOString() ?? null,
    completedAt: batch.completedAt?.toISOString() ?? null,
  };
}

/**
 * State and progress at this moment, rows of unfinished chunks included; the rate is that of the last 30 s, or since
 * the start of the batch or of this process if that was later: while nothing ran, nothing was slow. One statement reads the counters and which chunks are still open, so that no row is
 * counted twice when a chunk is being stored.
 */
export async function liveBatch(
  { db, progress }: Pick<ServiceContext, 'db' | 'progress'>,
  batch: StoredBatch,
  now = Date.now(),
): Promise<LiveBatch> {
  if (batch.state !== 'queued' && batch.state !== 'processing') return batch;
  const chunks = progress.of(batch.id);
  const since = Math.max(batch.startedAt?.getTime() ?? now, now - rateWindowMs, performance.timeOrigin);
  const read = await loadBatchProgress(db, batch.id, [...chunks.keys()], new Date(since));
  if (!read) return batch;
  const live: RowCounts = { completed: 0, failed: 0 };
  for (const { firstIndex, revision } of read.openAmong) {
    const chunk = chunks.get(firstIndex);
    if (chunk?.revision !== revision) continue;
    live.completed += chunk.completed;
    live.failed += chunk.failed;
  }
  const completed = read.completed + live.completed;
  const failed = read.failed + live.failed;
  const rows = read.recentRows + live.completed + live.failed;
  const rate = rows / Math.max(1, (now - since) / 1000);
  const left = read.total - completed - failed - read.cancelled - read.deleted;
  const isRunning = read.state === 'processing' && rows > 0;
  const speed = { ratePerSecond: Math.round(rate * 10) / 10, etaSeconds: Math.ceil(left / rate) };
  return { ...read, completed, failed, ...(isRunning ? { speed } : {}) };
}
