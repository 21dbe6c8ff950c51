import type { Kysely } from 'kysely';
import { hasAdminKey, loadApiKey, updateApiKey } from '../store/api-keys.ts';
import type { Schema } from '../store/schema.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import { keyNotFound, keyOfEnvironment, lastAdminKey } from './key-errors.ts';

/**
 * Revokes a key at once; one that is revoked stays as it is. Refused where the workspace would be without an admin key
 * sooner than it is going to be.
 *
 * @throws ServiceError `not_found`, `environment_key`, `last_admin_key`.
 */
export async function revokeKey(db: Kysely<Schema>, workspaceId: string, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspaceId);
    const apiKey = await loadApiKey(transaction, workspaceId, id);
    if (!apiKey) throw keyNotFound();
    if (apiKey.revokedAt) return;
    if (apiKey.ofEnvironment) throw keyOfEnvironment();
    const { expiresAt: until } = apiKey;
    const isAdmin = apiKey.scopes.includes('admin') && (until === null || until.getTime() > Date.now());
    if (isAdmin && !(await hasAdminKey(transaction, workspaceId, { except: id, until }))) throw lastAdminKey();
    await updateApiKey(transaction, id, { revokedAt: new Date() });
  });
}
