import type { ServiceContext } from '../service-context.ts';
import { findUnusedFonts, lockFonts, removeFont } from '../store/fonts.ts';
import { fontBlobKey } from './font-file.ts';

/**
 * Deletes the files of fonts that were deleted before a time, unless a batch that was started with them is still open.
 * The time must leave room for what was in hand when they were deleted.
 */
export async function sweepFonts({ db, blobs }: Pick<ServiceContext, 'db' | 'blobs'>, before: Date): Promise<void> {
  for (const font of await findUnusedFonts(db, before)) {
    await db.transaction().execute(async (transaction) => {
      await lockFonts(transaction, font.workspaceId);
      const isLast = await removeFont(transaction, font);
      if (isLast) await blobs.delete(fontBlobKey(font.workspaceId, font.hash));
    });
  }
}
