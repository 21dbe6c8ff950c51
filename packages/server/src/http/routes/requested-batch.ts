import type { Context } from 'hono';
import { batchNotFound } from '../../batch/batch-errors.ts';
import { findBatch, type StoredBatch } from '../../store/batches.ts';
import type { Database } from '../../store/database.ts';
import type { Environment } from '../environment.ts';

/** The batch that a path names. @throws ServiceError `not_found`. */
export async function requestedBatch(c: Context<Environment>, db: Database): Promise<StoredBatch> {
  const batch = await findBatch(db, c.get('key').workspaceId, c.req.param('id')!);
  if (!batch) throw batchNotFound();
  return batch;
}
