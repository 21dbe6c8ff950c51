import { type ListQuery, offsetOf, type Scope } from '@pictify/api';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { ApiKeyTable } from './schema.ts';

export interface StoredKey {
  id: string;
  workspaceId: string;
  scopes: Scope[];
}

export type ApiKey = Omit<Selectable<ApiKeyTable>, 'hash'>;

const columns = [
  'id',
  'workspaceId',
  'prefix',
  'name',
  'scopes',
  'createdAt',
  'revokedAt',
  'expiresAt',
  'lastUsedAt',
  'replacedBy',
  'ofEnvironment',
] as const;

/** Valid keys: neither revoked nor expired. */
function validKeys(db: Database) {
  return db
    .selectFrom('apiKey')
    .where('revokedAt', 'is', null)
    .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', new Date())]));
}

export async function findApiKey(db: Database, hash: Buffer): Promise<StoredKey | undefined> {
  return validKeys(db).select(['id', 'workspaceId', 'scopes']).where('hash', '=', hash).executeTakeFirst();
}

export interface NewKey extends StoredKey {
  hash: Buffer;
  prefix: string;
  name: string;
  expiresAt?: Date | null;
}

export async function insertApiKey(db: Database, key: NewKey): Promise<ApiKey> {
  return db.insertInto('apiKey').values(key).returning(columns).executeTakeFirstOrThrow();
}

/**
 * Makes `key` the only valid one of the environment. It may be one that was known before, such as the one the first
 * start printed: that becomes the environment's, whatever it was.
 */
export async function replaceEnvironmentKey(db: Database, workspaceId: string, key: NewKey | null): Promise<void> {
  const former = db.updateTable('apiKey').where('workspaceId', '=', workspaceId).where('ofEnvironment', '=', true);
  const others = key === null ? former : former.where('hash', '<>', key.hash);
  await others.set({ revokedAt: new Date() }).where('revokedAt', 'is', null).execute();
  if (key === null) return;
  const { id: _, hash: __, ...changed } = key;
  await db
    .insertInto('apiKey')
    .values({ ...key, ofEnvironment: true })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({ ...changed, ofEnvironment: true, revokedAt: null, expiresAt: null }),
    )
    .execute();
}

/** Whether there is a valid admin key, other than `except`, that stays valid until a time; null is for ever. */
export async function hasAdminKey(
  db: Database,
  workspaceId: string,
  { except, until }: { except?: string; until: Date | null } = { until: new Date() },
): Promise<boolean> {
  const row = await validKeys(db)
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where(sql<boolean>`'admin' = any (scopes)`)
    .where('id', '<>', except ?? '')
    .where((is) => {
      const forever = is('expiresAt', 'is', null);
      return until === null ? forever : is.or([forever, is('expiresAt', '>=', until)]);
    })
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listApiKeys(
  db: Database,
  workspaceId: string,
  query: ListQuery,
): Promise<{ apiKeys: ApiKey[]; total: number }> {
  const keys = db.selectFrom('apiKey').where('workspaceId', '=', workspaceId);
  const apiKeys = await keys
    .select(columns)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(offsetOf(query))
    .execute();
  const { total } = await keys.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { apiKeys, total };
}

export async function loadApiKey(db: Database, workspaceId: string, id: string): Promise<ApiKey | undefined> {
  return db
    .selectFrom('apiKey')
    .select(columns)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export type KeyChange = Pick<Updateable<ApiKeyTable>, 'revokedAt' | 'expiresAt' | 'replacedBy'>;

export async function updateApiKey(db: Database, id: string, change: KeyChange): Promise<ApiKey> {
  return db.updateTable('apiKey').set(change).where('id', '=', id).returning(columns).executeTakeFirstOrThrow();
}

/** When each of these keys was last used; a later time that is there already stays. */
export async function recordKeyUses(db: Database, uses: ReadonlyMap<string, Date>): Promise<void> {
  await sql`
    update api_key set last_used_at = greatest(last_used_at, used.at)
    from unnest(${[...uses.keys()]}::text[], ${[...uses.values()]}::timestamptz[]) as used (id, at)
    where api_key.id = used.id`.execute(db);
}
