import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Deletes a batch with its chunks and messages, and notes that its images have still to go, in the caller's transaction.
 */
export async function deleteBatchRows(db: Database, workspaceId: string, id: string): Promise<void> {
  await db.insertInto('deletedBatch').values({ id, workspaceId }).execute();
  // With the events go the messages that carry them to their receivers.
  const told = db.selectFrom('webhookMessage').select('eventId').where('batchId', '=', id);
  await db.deleteFrom('webhookEvent').where('id', 'in', told).execute();
  await db.deleteFrom('webhookMessage').where('batchId', '=', id).execute();
  await db.deleteFrom('batch').where('id', '=', id).execute();
}

export async function listDeletedBatches(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('deletedBatch').select('id').execute();
  return rows.map((row) => row.id);
}

/** Those of them that were deleted before a time. */
export async function forgetDeletedBatches(db: Database, ids: readonly string[], before: Date): Promise<void> {
  await sql`delete from deleted_batch where id = any(${ids}::text[]) and deleted_at < ${before}`.execute(db);
}
