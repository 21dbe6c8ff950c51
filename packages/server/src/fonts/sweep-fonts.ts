import type { ServiceContext } from '../service-context.ts';
import { findUnusedFonts, removeFont } from '../store/fonts.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import { fontBlobKey } from './font-file.ts';

/**
 * Deletes the files of fonts that were deleted before a time, unless a batch that was started with them is still open.
 * The time must leave room for what was in hand when they were deleted. A file that cannot be deleted is tried again.
 */
export async function sweepFonts(
  { db, blobs, log }: Pick<ServiceContext, 'db' | 'blobs' | 'log'>,
  before: Date,
): Promise<void> {
  for (const font of await findUnusedFonts(db, before)) {
    const removed = db.transaction().execute(async (transaction) => {
      await lockWorkspace(transaction, font.workspaceId);
      const isLast = await removeFont(transaction, font);
      if (isLast) await blobs.delete(fontBlobKey(font.workspaceId, font.hash));
    });
    await removed.catch((error) => log.error({ error, fontId: font.id }, 'a deleted font stays until the next sweep'));
  }
}
