import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { BatchTable } from './schema.ts';

export type StoredBatch = Selectable<BatchTable>;

export async function insertBatch(db: Database, batch: Insertable<BatchTable>): Promise<void> {
  await db.insertInto('batch').values(batch).execute();
}

/** A batch that is still being taken in is not there yet. */
export async function findBatch(db: Database, workspaceId: string, id: string): Promise<StoredBatch | undefined> {
  return db
    .selectFrom('batch')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('state', '<>', 'ingesting')
    .executeTakeFirst();
}

/** For what runs on behalf of the service, not of a caller. */
export async function loadBatch(db: Database, id: string): Promise<StoredBatch | undefined> {
  return db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function queueBatch(db: Database, id: string, rest: Partial<StoredBatchOptions>): Promise<void> {
  await db.updateTable('batch').set(rest).set({ state: 'queued' }).where('id', '=', id).execute();
}
type StoredBatchOptions = Pick<
  Insertable<BatchTable>,
  'options' | 'fonts' | 'keyVariable' | 'metadata' | 'webhookUrl' | 'total' | 'openChunks'
>;

export async function markBatchStarted(db: Database, id: string): Promise<void> {
  await db
    .updateTable('batch')
    .set({ state: 'processing', startedAt: new Date() })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
}

/**
 * Adds a finished chunk to the counters; the last one ends the batch. Returns the batch when it has just ended.
 * Runs in the transaction that marked the chunk done.
 */
export async function countChunk(
  db: Database,
  id: string,
  counts: { completed: number; failed: number },
): Promise<StoredBatch | undefined> {
  const { rows } = await sql<StoredBatch>`
    update batch set
      completed = completed + ${counts.completed},
      failed = failed + ${counts.failed},
      open_chunks = open_chunks - 1,
      state = case
        when open_chunks > 1 then 'processing'
        when failed + ${counts.failed} = 0 then 'completed'
        when completed + ${counts.completed} = 0 then 'failed'
        else 'partial' end,
      started_at = coalesce(started_at, now()),
      completed_at = case when open_chunks > 1 then null else now() end
    where id = ${id} and state in ('queued', 'processing')
    returning *`.execute(db);
  const batch = rows[0];
  return batch && batch.openChunks === 0 ? batch : undefined;
}

/** Undefined when it had ended before. */
export async function cancelBatch(db: Database, workspaceId: string, id: string): Promise<StoredBatch | undefined> {
  const open = await db
    .selectFrom('batch')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'processing'])
    .forUpdate()
    .executeTakeFirst();
  if (!open) return undefined;
  const { rows } = await sql<{ cancelled: number }>`
    with cancelled as (
      update batch_chunk set state = 'cancelled', finished_at = now()
      where batch_id = ${id} and state = 'open' returning count
    ) select coalesce(sum(count), 0)::int as cancelled from cancelled`.execute(db);
  return db
    .updateTable('batch')
    .set({ state: 'cancelled', cancelled: rows[0]?.cancelled ?? 0, openChunks: 0, completedAt: new Date() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** Whoever changes both a batch and its chunks locks the batch first: the other order could deadlock. */
export async function lockBatch(db: Database, id: string): Promise<void> {
  await db.selectFrom('batch').select('id').where('id', '=', id).forUpdate().execute();
}

/** Never one that was queued: when only the answer to the commit was lost, the batch has been accepted. */
export async function deleteIngesting(db: Database, id: string): Promise<void> {
  await db.deleteFrom('batch').where('id', '=', id).where('state', '=', 'ingesting').execute();
}

/** Batches whose request ended before they were queued: nobody was told of them. */
export async function deleteStaleIngesting(db: Database, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('batch')
    .where('state', '=', 'ingesting')
    .where('createdAt', '<', before)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
