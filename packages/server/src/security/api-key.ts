import { randomBytes } from 'node:crypto';
import { type Scope, scopes } from '@pictify/api';
import { base32, createId } from '../identifier.ts';
import { type ApiKey, insertApiKey, type NewKey, replaceEnvironmentKey } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';
import { deriveKey, mac } from './derive.ts';

/** Keys are stored as this alone; without the root secret a stolen database opens nothing. */
export function hashApiKey(rootSecret: string, key: string): Buffer {
  return mac(deriveKey(rootSecret, 'api-key'), key);
}

export interface MintedKey {
  apiKey: ApiKey;
  /** Shown once and kept nowhere. */
  key: string;
}

/** A new key of 200 random bits. */
export async function mintKey(
  db: Database,
  rootSecret: string,
  wanted: { workspaceId: string; name: string; scopes: Scope[]; expiresAt?: Date | null },
): Promise<MintedKey> {
  const key = `pk_live_${base32(randomBytes(25))}`;
  return { apiKey: await insertApiKey(db, { ...wanted, ...identified(rootSecret, key) }), key };
}

/** A new admin key. The text is returned once and kept nowhere. */
export async function mintAdminKey(db: Database, rootSecret: string, workspaceId: string): Promise<string> {
  const { key } = await mintKey(db, rootSecret, { workspaceId, name: 'minted at start', scopes: [...scopes] });
  return key;
}

/** Makes the key of the environment, if there is one, the only valid key of its kind: an earlier one is revoked. */
export async function applyEnvironmentKey(
  db: Database,
  rootSecret: string,
  workspaceId: string,
  key: string | undefined,
): Promise<void> {
  const named = { workspaceId, name: 'PICTIFY_API_KEY', scopes: [...scopes] };
  const current = key === undefined ? null : { ...named, ...identified(rootSecret, key) };
  await replaceEnvironmentKey(db, workspaceId, current);
}

function identified(rootSecret: string, key: string): Pick<NewKey, 'id' | 'hash' | 'prefix'> {
  const prefix = key.startsWith('pk_live_') ? key.slice(0, 12) : key.slice(0, 4);
  return { id: createId('key'), hash: hashApiKey(rootSecret, key), prefix };
}
