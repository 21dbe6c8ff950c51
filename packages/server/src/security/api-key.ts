import { randomBytes } from 'node:crypto';
import { scopes } from '@pictify/api';
import { base32, createId } from '../identifier.ts';
import { insertApiKey, keepOnlyKey } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';
import { deriveKey, mac } from './derive.ts';

/** Keys are stored as this alone; without the root secret a stolen database opens nothing. */
export function hashApiKey(rootSecret: string, key: string): Buffer {
  return mac(deriveKey(rootSecret, 'api-key'), key);
}

/** A new admin key. The text is returned once and kept nowhere. */
export async function mintAdminKey(db: Database, rootSecret: string, workspaceId: string): Promise<string> {
  const key = `pk_live_${base32(randomBytes(25))}`;
  await storeAdminKey(db, rootSecret, workspaceId, key, 'minted at start');
  return key;
}

const environmentKeyName = 'PICTIFY_API_KEY';

/** Makes the key of the environment, if there is one, the only valid key of its kind: an earlier one is revoked. */
export async function applyEnvironmentKey(
  db: Database,
  rootSecret: string,
  workspaceId: string,
  key: string | undefined,
): Promise<void> {
  if (key !== undefined) await storeAdminKey(db, rootSecret, workspaceId, key, environmentKeyName);
  await keepOnlyKey(db, workspaceId, environmentKeyName, key === undefined ? null : hashApiKey(rootSecret, key));
}

async function storeAdminKey(
  db: Database,
  rootSecret: string,
  workspaceId: string,
  key: string,
  name: string,
): Promise<void> {
  const hash = hashApiKey(rootSecret, key);
  const prefix = key.startsWith('pk_live_') ? key.slice(0, 12) : key.slice(0, 4);
  await insertApiKey(db, { id: createId('key'), workspaceId, hash, prefix, name, scopes: [...scopes] });
}
