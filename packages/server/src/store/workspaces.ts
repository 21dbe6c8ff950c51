import type { Database } from './database.ts';

/**
 * Held until the transaction ends by whoever changes what must be counted or compared across a workspace: two who revoke
 * each other's admin key, or add the last webhook, font or asset that it may have, must not both succeed. It is
 * one lock for all of these: what is slow is done before it where that can be.
 */
export async function lockWorkspace(db: Database, id: string): Promise<void> {
  await db.selectFrom('workspace').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}
