import type { Scope } from '@pictify/api';
import type { Database } from './database.ts';

export interface StoredKey {
  id: string;
  workspaceId: string;
  scopes: Scope[];
}

export async function findApiKey(db: Database, hash: Buffer): Promise<StoredKey | undefined> {
  return db
    .selectFrom('apiKey')
    .select(['id', 'workspaceId', 'scopes'])
    .where('hash', '=', hash)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
}

export interface NewKey extends StoredKey {
  hash: Buffer;
  prefix: string;
  name: string;
}

/** A key that is already there stays as it is, revoked or not. */
export async function insertApiKey(db: Database, key: NewKey): Promise<void> {
  await db
    .insertInto('apiKey')
    .values({ ...key, revokedAt: null })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

/** Revokes every key of this name but the one with `hash`, which becomes valid again if it was revoked. */
export async function keepOnlyKey(db: Database, workspaceId: string, name: string, hash: Buffer | null): Promise<void> {
  const named = db.updateTable('apiKey').where('workspaceId', '=', workspaceId).where('name', '=', name);
  const others = hash === null ? named : named.where('hash', '<>', hash);
  await others.set({ revokedAt: new Date() }).where('revokedAt', 'is', null).execute();
  if (hash !== null) await named.set({ revokedAt: null }).where('hash', '=', hash).execute();
}

export async function hasApiKey(db: Database, workspaceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('apiKey')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .where('revokedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
