import type { ItemState } from '@pictify/api';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { BatchChunkTable } from './schema.ts';

export type StoredChunk = Selectable<BatchChunkTable>;

export interface ChunkIdentity {
  batchId: string;
  firstIndex: number;
}

export async function insertChunk(db: Database, chunk: Insertable<BatchChunkTable>): Promise<void> {
  await db.insertInto('batchChunk').values(chunk).execute();
}

/** Counts the attempt. Undefined when the chunk has ended, or its batch is gone. */
export async function takeChunk(db: Database, chunk: ChunkIdentity): Promise<StoredChunk | undefined> {
  return db
    .updateTable('batchChunk')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('batchId', '=', chunk.batchId)
    .where('firstIndex', '=', chunk.firstIndex)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst();
}

/** Returns how many there have been. */
export async function countAgainst(
  db: Database,
  chunk: ChunkIdentity,
  column: 'crashes' | 'failures',
): Promise<number> {
  const row = await db
    .updateTable('batchChunk')
    .set((set) => ({ [column]: set(column, '+', 1) }))
    .where('batchId', '=', chunk.batchId)
    .where('firstIndex', '=', chunk.firstIndex)
    .returning(column)
    .executeTakeFirst();
  return row?.[column] ?? 0;
}

/** Undefined while it is open, or when its batch is gone. */
export async function findEndedChunk(db: Database, chunk: ChunkIdentity): Promise<StoredChunk | undefined> {
  return db
    .selectFrom('batchChunk')
    .selectAll()
    .where('batchId', '=', chunk.batchId)
    .where('firstIndex', '=', chunk.firstIndex)
    .where('state', '<>', 'open')
    .executeTakeFirst();
}

/** The fence: of several workers that finish one run of a chunk, exactly one gets true. */
export async function finishChunk(
  db: Database,
  chunk: ChunkIdentity & Pick<StoredChunk, 'revision'>,
  outcome: { completed: number; failed: number; results: Buffer },
): Promise<boolean> {
  const result = await db
    .updateTable('batchChunk')
    .set({ ...outcome, state: 'done', revision: chunk.revision + 1, finishedAt: new Date() })
    .where('batchId', '=', chunk.batchId)
    .where('firstIndex', '=', chunk.firstIndex)
    .where('state', '=', 'open')
    .where('revision', '=', chunk.revision)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

const resultColumns = ['batchId', 'firstIndex', 'count', 'state', 'rejected', 'revision', 'results'] as const;
export type ChunkResults = Pick<StoredChunk, (typeof resultColumns)[number]>;

/** What tells, without reading a chunk's results, that none of its rows is in a state. */
const holds: Readonly<Record<ItemState, string>> = {
  queued: `state = 'open'`,
  completed: 'completed > 0',
  failed: 'failed > 0',
  cancelled: `state = 'cancelled'`,
  deleted: 'true',
};

/** Chunks from the one that holds row `index` on, in order; with `status` only those that may hold such rows. */
export async function chunksFrom(
  db: Database,
  batchId: string,
  index: number,
  limit: number,
  status?: ItemState,
): Promise<ChunkResults[]> {
  return db
    .selectFrom('batchChunk')
    .select(resultColumns)
    .where('batchId', '=', batchId)
    .where(sql<number>`first_index + count`, '>', index)
    .where(sql<boolean>`${sql.raw(status === undefined ? 'true' : holds[status])}`)
    .orderBy('firstIndex')
    .limit(limit)
    .execute();
}

/** The chunk that holds a row. */
export async function chunkOfRow(db: Database, batchId: string, index: number): Promise<ChunkResults | undefined> {
  const chunk = await db
    .selectFrom('batchChunk')
    .select(resultColumns)
    .where('batchId', '=', batchId)
    .where('firstIndex', '<=', index)
    .orderBy('firstIndex', 'desc')
    .limit(1)
    .executeTakeFirst();
  return chunk && index < chunk.firstIndex + chunk.count ? chunk : undefined;
}

export interface OpenChunk extends ChunkIdentity {
  /** Rows of the whole batch. */
  total: number;
  crashes: number;
  /** Of the batch. */
  priority: number;
}

/** Open chunks of running batches that no live job will ever pick up. */
export async function chunksWithoutJob(db: Database, queueSchema: string, limit: number): Promise<OpenChunk[]> {
  const { rows } = await sql<OpenChunk>`
    select c.batch_id, c.first_index, c.crashes, b.total, b.priority
    from batch b join batch_chunk c on c.batch_id = b.id
    where b.state in ('queued', 'processing') and c.state = 'open' and not exists (
      select 1 from ${sql.table(`${queueSchema}.job`)} j
      where j.id = c.job_id and j.state in ('created', 'retry', 'active'))
    order by b.created_at, c.first_index
    limit ${limit}`.execute(db);
  return rows;
}

/** Undefined when its batch is gone. */
export async function chunkRevision(db: Database, chunk: ChunkIdentity): Promise<number | undefined> {
  const row = await db
    .selectFrom('batchChunk')
    .select('revision')
    .where('batchId', '=', chunk.batchId)
    .where('firstIndex', '=', chunk.firstIndex)
    .executeTakeFirst();
  return row?.revision;
}

/** Gives each chunk the id of the job that will render it. */
export async function assignJobs(db: Database, chunks: readonly (ChunkIdentity & { jobId: string })[]): Promise<void> {
  await sql`
    update batch_chunk c set job_id = j."jobId"
    from json_to_recordset(${JSON.stringify(chunks)}::json) as j("batchId" text, "firstIndex" int, "jobId" uuid)
    where c.batch_id = j."batchId" and c.first_index = j."firstIndex"`.execute(db);
}

/** The first index of every chunk of a batch, in order. */
export async function chunkStarts(db: Database, batchId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('batchChunk')
    .select('firstIndex')
    .where('batchId', '=', batchId)
    .orderBy('firstIndex')
    .execute();
  return rows.map((row) => row.firstIndex);
}
