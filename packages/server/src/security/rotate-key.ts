import { type ApiKey, loadApiKey, updateApiKey } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import { type MintedKey, mintKey } from './api-key.ts';
import { keyEnded, keyNotFound, keyOfEnvironment, keyReplaced } from './key-errors.ts';

export interface RotatedKey extends MintedKey {
  replaced: ApiKey;
}

/**
 * Makes a key with the same name and scopes. The old one stays valid for the overlap, never longer than it would have
 * been; one that was to expire is followed by one that lives as long as it was meant to.
 *
 * @throws ServiceError `not_found`, `environment_key`, `wrong_state`.
 */
export async function rotateKey(
  transaction: Database,
  rootSecret: string,
  { workspaceId, id }: { workspaceId: string; id: string },
  overlapSeconds: number,
): Promise<RotatedKey> {
  await lockWorkspace(transaction, workspaceId);
  const old = await loadApiKey(transaction, workspaceId, id);
  if (!old) throw keyNotFound();
  if (old.revokedAt) throw keyEnded('was revoked');
  if (old.ofEnvironment) throw keyOfEnvironment();
  if (old.replacedBy) throw keyReplaced(old.replacedBy);
  const now = Date.now();
  const ends = old.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (ends <= now) throw keyEnded('has expired');
  const expiresAt = old.expiresAt && new Date(now + ends - old.createdAt.getTime());
  const { name, scopes } = old;
  const minted = await mintKey(transaction, rootSecret, { workspaceId, name, scopes, expiresAt });
  const overlap =
    overlapSeconds === 0
      ? { revokedAt: new Date(now) }
      : { expiresAt: new Date(Math.min(ends, now + overlapSeconds * 1000)) };
  const replaced = await updateApiKey(transaction, id, { ...overlap, replacedBy: minted.apiKey.id });
  return { ...minted, replaced };
}
