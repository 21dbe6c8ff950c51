import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { queueSchema, queues } from './queues.ts';

/**
 * Gives every job that was being worked on back to the queue at once, instead of after its heartbeat has run out.
 * Only right when no other process works on this database: at the start of an embedded, single process.
 */
export async function returnActiveJobs(db: Database): Promise<number> {
  const result = await sql`
    update ${sql.table(`${queueSchema}.job`)}
    set state = 'retry', start_after = now(), started_on = null, heartbeat_on = null
    where state = 'active' and name = any(${Object.values(queues)})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}
