import type { BatchState } from '@pictify/api';
import { type Insertable, type Selectable, sql } from 'kysely';
import { cancelChunks } from './chunk-runs.ts';
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
  'options' | 'fonts' | 'keyVariable' | 'metadata' | 'webhookUrl' | 'priority' | 'dryRun' | 'total' | 'openChunks'
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
        when cancelled > 0 then 'cancelled'
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
  const { cancelled, failed } = await cancelChunks(db, id);
  return db
    .updateTable('batch')
    .set((batch) => ({
      state: 'cancelled',
      cancelled: batch('cancelled', '+', cancelled),
      failed: batch('failed', '+', failed),
      openChunks: 0,
      completedAt: new Date(),
    }))
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

/** A batch that has ended goes on with `openChunks` chunks, whose `rows` rows had failed. */
export async function resumeBatch(
  db: Database,
  id: string,
  { openChunks, rows }: { openChunks: number; rows: number },
): Promise<StoredBatch> {
  return db
    .updateTable('batch')
    .set((batch) => ({
      state: 'processing',
      run: batch('run', '+', 1),
      failed: batch('failed', '-', rows),
      openChunks,
      completedAt: null,
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface BatchFilter {
  status?: BatchState | undefined;
  templateId?: string | undefined;
}

/** One page, newest first, and how many there are. */
export async function listBatches(
  db: Database,
  workspaceId: string,
  { status, templateId }: BatchFilter,
  page: { offset: number; limit: number },
): Promise<{ batches: StoredBatch[]; total: number }> {
  let matching = db.selectFrom('batch').where('workspaceId', '=', workspaceId).where('state', '<>', 'ingesting');
  if (status !== undefined) matching = matching.where('state', '=', status);
  if (templateId !== undefined) matching = matching.where('templateId', '=', templateId);
  const { total } = await matching.select((row) => row.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  const batches = await matching
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return { batches, total: Number(total) };
}

export interface BatchProgressRow extends StoredBatch {
  /** Rows of chunks that ended since the given moment. */
  recentRows: number;
  /** Of the given chunks those that are open, with their revision. */
  openAmong: { firstIndex: number; revision: number }[];
}

/** A batch with what its progress is told from, all of one moment. */
export async function loadBatchProgress(
  db: Database,
  id: string,
  firstIndexes: readonly number[],
  since: Date,
): Promise<BatchProgressRow | undefined> {
  const { rows } = await sql<BatchProgressRow>`
    select b.*,
      (select coalesce(sum(coalesce(run_rows, count)), 0)::int from batch_chunk
        where batch_id = b.id and finished_at >= ${since}) as recent_rows,
      (select coalesce(json_agg(json_build_object('firstIndex', first_index, 'revision', revision)), '[]')
        from batch_chunk where batch_id = b.id and state = 'open' and first_index = any(${firstIndexes})) as open_among
    from batch b where b.id = ${id}`.execute(db);
  return rows[0];
}

/** Chunks of all workspaces that wait or are worked on. */
export async function countOpenChunks(db: Database): Promise<number> {
  const { open } = await db
    .selectFrom('batch')
    .select((row) => row.fn.sum<string | null>('openChunks').as('open'))
    .where('state', 'in', ['queued', 'processing'])
    .executeTakeFirstOrThrow();
  return Number(open ?? 0);
}
