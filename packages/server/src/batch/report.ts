import type { ItemState, WireBatchReport } from '@pictify/api';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { isOfImage } from '../workers/key-issue.ts';
import { batchItemGroups } from './batch-items.ts';
import { IssueGroups } from './issue-groups.ts';
import { reportText } from './report-wording.ts';

/**
 * What became of a batch, in sum, read from the results of its chunks. Memory is bounded by the number of rows, at four
 * bytes each, and by how many kinds of issues are told apart.
 */
export async function batchReport(db: Database, batch: StoredBatch): Promise<WireBatchReport> {
  const { id, templateId, dryRun, total } = batch;
  const counts: Record<ItemState, number> = { queued: 0, completed: 0, failed: 0, cancelled: 0, deleted: 0 };
  const groups = new IssueGroups();
  const weights = new Uint32Array(total);
  let degraded = 0;
  for await (const items of batchItemGroups(db, '', batch)) {
    for (const item of items) {
      if (item.status === 'completed') {
        weights[counts.completed] = item.bytes ?? 0;
        if (item.issues.some((issue) => issue.severity !== 'info' && isOfImage(issue))) degraded++;
      }
      counts[item.status]++;
      groups.add(item);
    }
  }
  const issues = groups.list(total);
  const bytes = weighed(weights.subarray(0, counts.completed).sort(), batch.options.maxBytes);
  const status = batch.state === 'ingesting' ? 'queued' : batch.state;
  const found = { total, counts, degraded, issues, bytes };
  return { batchId: id, templateId, dryRun, status, text: reportText(found), ...found };
}

/** `sorted` are the bytes of every image. */
function weighed(sorted: Uint32Array, maxBytes: number | undefined): WireBatchReport['bytes'] {
  const { length } = sorted;
  if (length === 0) return null;
  const at = (share: number): number => sorted[Math.ceil(share * length) - 1]!;
  const overBudget = maxBytes === undefined ? 0 : length - sorted.filter((bytes) => bytes <= maxBytes).length;
  return { min: sorted[0]!, median: at(0.5), p95: at(0.95), max: sorted[length - 1]!, overBudget };
}
