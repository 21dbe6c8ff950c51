import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Opens the chunks that have failed rows for another run of just these. Rows that were refused at the door stay as they
 * are: there is nothing to draw them from.
 */
export async function reopenChunks(
  db: Database,
  batchId: string,
): Promise<{ firstIndex: number; crashes: number; rows: number }[]> {
  const { rows } = await sql<{ firstIndex: number; crashes: number; rows: number }>`
    update batch_chunk set
      state = 'open', revision = revision + 1, failures = 0, finished_at = null,
      failed = coalesce(json_array_length(rejected), 0),
      run_rows = failed - coalesce(json_array_length(rejected), 0)
    where batch_id = ${batchId} and state = 'done' and failed > coalesce(json_array_length(rejected), 0)
    returning first_index, crashes, run_rows as rows`.execute(db);
  return rows;
}

/**
 * Withdraws the open chunks. The rows of one that was opened again are what they were before: failed. Answers how many
 * rows are now cancelled, and how many have failed again.
 */
export async function cancelChunks(db: Database, batchId: string): Promise<{ cancelled: number; failed: number }> {
  const { rows } = await sql<{ cancelled: number; failed: number }>`
    with withdrawn as (
      update batch_chunk set
        state = case when results is null then 'cancelled' else 'done' end,
        revision = revision + 1,
        failed = failed + coalesce(run_rows, 0),
        finished_at = now()
      where batch_id = ${batchId} and state = 'open'
      returning count, run_rows, results is null as is_new
    ) select
      coalesce(sum(count) filter (where is_new), 0)::int as cancelled,
      coalesce(sum(run_rows) filter (where not is_new), 0)::int as failed
    from withdrawn`.execute(db);
  return rows[0] ?? { cancelled: 0, failed: 0 };
}
