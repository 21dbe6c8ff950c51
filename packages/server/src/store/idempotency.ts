import type { Insertable, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { IdempotencyTable } from './schema.ts';

export async function findIdempotency(
  db: Database,
  { workspaceId, key }: Pick<IdempotencyTable, 'workspaceId' | 'key'>,
): Promise<Selectable<IdempotencyTable> | undefined> {
  return db
    .selectFrom('idempotency')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('key', '=', key)
    .where('expiresAt', '>', new Date())
    .executeTakeFirst();
}

/**
 * Records an answer in the transaction of its effect. False when another request with this key came first: the caller
 * must roll back, so that only one of the two has an effect.
 */
export async function claimIdempotency(db: Database, record: Insertable<IdempotencyTable>): Promise<boolean> {
  await db
    .deleteFrom('idempotency')
    .where('workspaceId', '=', record.workspaceId)
    .where('key', '=', record.key)
    .where('expiresAt', '<=', new Date())
    .execute();
  const result = await db
    .insertInto('idempotency')
    .values(record)
    .onConflict((conflict) => conflict.columns(['workspaceId', 'key']).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteExpiredIdempotency(db: Database): Promise<void> {
  await db.deleteFrom('idempotency').where('expiresAt', '<=', new Date()).execute();
}
