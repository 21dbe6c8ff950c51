import type { ServiceContext } from '../service-context.ts';
import { deleteAsset, templatesNaming } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import { assetInUse, assetNotFound } from './asset-errors.ts';
import { assetBlobKey } from './asset-file.ts';

const namedTemplates = 100;

/** The ids of the templates that name an asset, the first hundred. */
export async function usesOf(db: Database, workspaceId: string, id: string): Promise<string[]> {
  return templatesNaming(db, workspaceId, `asset:${id}`, namedTemplates);
}

/**
 * Deletes an image and its file at once; what still names it is drawn with its fallback.
 * @throws ServiceError `not_found`, and unless forced `asset_in_use`.
 */
export async function removeAsset(
  { db, blobs }: Pick<ServiceContext, 'db' | 'blobs'>,
  workspaceId: string,
  id: string,
  isForced: boolean,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspaceId);
    if (!(await deleteAsset(transaction, workspaceId, id))) throw assetNotFound();
    const uses = isForced ? [] : await usesOf(transaction, workspaceId, id);
    if (uses.length > 0) throw assetInUse(uses);
    await blobs.delete(assetBlobKey(workspaceId, id));
  });
}
