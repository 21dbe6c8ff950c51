import { sql } from 'kysely';
import type { ChunkIdentity, StoredChunk } from './chunks.ts';
import type { Database } from './database.ts';
import type { RejectedRow } from './schema.ts';

/** The chunk that holds a row, with all that is stored of it; undefined where the batch is shorter. */
export async function loadChunkOfRow(db: Database, batchId: string, index: number): Promise<StoredChunk | undefined> {
  return db
    .selectFrom('batchChunk')
    .selectAll()
    .where('batchId', '=', batchId)
    .where('firstIndex', '<=', index)
    .where(sql<number>`first_index + count`, '>', index)
    .executeTakeFirst();
}

/** What of a chunk is left when one of its rows, which was in `state`, has been taken out, and from which attempt. */
export interface RemainingChunk {
  state: 'completed' | 'failed' | 'cancelled';
  payload: Buffer;
  results: Buffer;
  rejected: readonly RejectedRow[] | null;
  attempts: number;
}

/** Stores that in chunk and batch, and notes that packs which held the row have still to go. */
export async function takeOutItem(
  db: Database,
  { batchId, firstIndex }: ChunkIdentity,
  { state, rejected, ...rest }: RemainingChunk,
): Promise<void> {
  await db
    .updateTable('batchChunk')
    .set((chunk) => ({
      ...rest,
      rejected: rejected && JSON.stringify(rejected),
      ...(state === 'cancelled' ? {} : { [state]: chunk(state, '-', 1) }),
      revision: chunk('revision', '+', 1),
      stalePacks: true,
    }))
    .where('batchId', '=', batchId)
    .where('firstIndex', '=', firstIndex)
    .execute();
  await db
    .updateTable('batch')
    .set((batch) => ({ [state]: batch(state, '-', 1), deleted: batch('deleted', '+', 1) }))
    .where('id', '=', batchId)
    .execute();
}

/** Not those that are open: what a run stores is in no result until it has ended. */
export async function chunksWithStalePacks(db: Database, limit: number): Promise<StoredChunk[]> {
  return db
    .selectFrom('batchChunk')
    .selectAll()
    .where('stalePacks', '=', true)
    .where('state', '<>', 'open')
    .limit(limit)
    .execute();
}

/** Unless another row has been taken out in the meantime. */
export async function clearStalePacks(db: Database, { batchId, firstIndex, attempts }: StoredChunk): Promise<void> {
  await db
    .updateTable('batchChunk')
    .set({ stalePacks: false })
    .where('batchId', '=', batchId)
    .where('firstIndex', '=', firstIndex)
    .where('attempts', '=', attempts)
    .execute();
}
