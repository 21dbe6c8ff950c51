import { type ItemState, pagination, type WireBatchItem, type WireBatchResults } from '@pictify/api';
import { invalidQuery } from '../http/body-errors.ts';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { batchItems } from './batch-items.ts';

export interface ResultsQuery {
  cursor?: string | undefined;
  page?: number | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
  status?: ItemState | undefined;
}

/** One page of results. A cursor is the index of the next row, so that it stays good while the batch goes on. */
export async function resultsPage(
  db: Database,
  publicUrl: string,
  batch: StoredBatch,
  query: ResultsQuery,
): Promise<WireBatchResults> {
  const { limit = 100, status } = query;
  const offset = query.offset ?? (query.page === undefined ? undefined : (query.page - 1) * limit);
  const earlier = offset ?? 0;
  // Without a filter the rows of earlier pages are known without looking at them.
  let skip = status === undefined ? 0 : earlier;
  const start = startOf(query);
  const fromIndex = status === undefined ? start + earlier : start;
  const results: WireBatchItem[] = [];
  let next: number | null = null;
  for await (const item of batchItems(db, publicUrl, batch, { fromIndex, status })) {
    if (skip-- > 0) continue;
    if (results.length === limit) {
      next = item.index;
      break;
    }
    results.push(item);
  }
  const total = status === undefined ? batch.total : countOf(batch, status);
  const paging = offset === undefined ? {} : pagination({ page: 1, limit, offset }, total);
  const nextCursor = next === null ? null : String(next);
  return {
    results,
    pagination: { ...paging, limit, total, hasNext: next !== null, hasMore: next !== null, nextCursor },
  };
}

function startOf({ cursor, page, offset }: ResultsQuery): number {
  if (cursor === undefined) return 0;
  if (page !== undefined || offset !== undefined) {
    const name = page === undefined ? 'offset' : 'page';
    const message = `Send “${name}” or “cursor”, not both.`;
    throw invalidQuery([{ field: `/${name}`, code: 'invalid_value', message }]);
  }
  if (/^\d{1,7}$/.test(cursor)) return Number(cursor);
  const message = '“cursor” must be the nextCursor of the page before.';
  throw invalidQuery([{ field: '/cursor', code: 'invalid_value', message }]);
}

function countOf(batch: StoredBatch, status: ItemState): number {
  if (status !== 'queued') return batch[status];
  return batch.total - batch.completed - batch.failed - batch.cancelled - batch.deleted;
}
