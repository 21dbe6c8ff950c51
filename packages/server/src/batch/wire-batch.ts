import type { WireBatch } from '@pictify/api';
import type { StoredBatch } from '../store/batches.ts';
import { rowsFinishedSince } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';

const rateWindowMs = 30_000;

/** State and progress; the rate is that of the last 30 s, or since the start if that was later. */
export async function wireBatch(db: Database, batch: StoredBatch, now = Date.now()): Promise<WireBatch> {
  const { id, templateId, total, completed, failed, cancelled, metadata } = batch;
  let ratePerSecond: number | null = null;
  let etaSeconds: number | null = null;
  if (batch.state === 'processing' && batch.startedAt) {
    const since = Math.max(batch.startedAt.getTime(), now - rateWindowMs);
    const rows = await rowsFinishedSince(db, id, new Date(since));
    const rate = rows / Math.max(1, (now - since) / 1000);
    if (rows > 0) {
      ratePerSecond = Math.round(rate * 10) / 10;
      etaSeconds = Math.ceil((total - completed - failed) / rate);
    }
  }
  return {
    id,
    templateId,
    status: batch.state === 'ingesting' ? 'queued' : batch.state,
    total,
    completed,
    failed,
    cancelled,
    ratePerSecond,
    etaSeconds,
    metadata,
    createdAt: batch.createdAt.toISOString(),
    startedAt: batch.startedAt?.toISOString() ?? null,
    completedAt: batch.completedAt?.toISOString() ?? null,
  };
}
