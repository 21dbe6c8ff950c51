import { limits } from '@pictify/api';
import { sniffImage } from '@pictify/fetcher';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { assetTotals, findAsset, insertAsset, type StoredAsset } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { lockWorkspace } from '../store/workspaces.ts';
import type { ImageMeasure } from '../workers/protocol.ts';
import { assetInvalid, tooManyAssets } from './asset-errors.ts';
import { assetBlobKey, assetId, sha256Of } from './asset-file.ts';

export interface GivenAsset {
  bytes: Uint8Array;
  /** JSON pointer to the bytes in the request. */
  field: string;
  /** Undefined: called by its id. */
  name: string | undefined;
}

export interface UploadedAsset {
  asset: StoredAsset;
  /** False for a file that was there. */
  isNew: boolean;
}

/**
 * Checks an image in a render process, by its header and without decoding it, and adds it to the workspace; a file that
 * is there already is not added again and keeps its name.
 *
 * @param commit Runs in the transaction that adds it.
 * @throws ServiceError `asset_invalid`, `too_many_assets`, `overloaded`, `storage_full`.
 */
export async function uploadAsset(
  context: Pick<ServiceContext, 'db' | 'blobs' | 'pool'>,
  workspaceId: string,
  { bytes, field, name }: GivenAsset,
  commit: (db: Database, uploaded: UploadedAsset) => Promise<void>,
): Promise<UploadedAsset> {
  const { width, height } = await measure(context, bytes, field);
  const format = sniffImage(bytes);
  if (!format) throw assetInvalid('The file is not an image; PNG, JPEG, WebP, GIF, AVIF and SVG are accepted.', field);
  const sha256 = sha256Of(bytes);
  const id = assetId(sha256);
  if ((await isFull(context.db, workspaceId, bytes)) && !(await findAsset(context.db, workspaceId, id))) {
    throw tooManyAssets();
  }
  const key = assetBlobKey(workspaceId, id);
  // Before the lock, which others wait for. Also where it is there: a file that was lost or damaged is whole again.
  await context.blobs.put(key, bytes);
  return context.db.transaction().execute(async (transaction) => {
    await lockWorkspace(transaction, workspaceId);
    const same = await findAsset(transaction, workspaceId, id);
    if (!same && (await isFull(transaction, workspaceId, bytes))) {
      await context.blobs.delete(key);
      throw tooManyAssets();
    }
    // Whoever had the lock before may have deleted it.
    if ((await context.blobs.size(key)) === null) await context.blobs.put(key, bytes);
    const facts = { format, width: Math.round(width), height: Math.round(height), bytes: bytes.length, sha256 };
    const asset = same ?? (await insertAsset(transaction, { workspaceId, id, name: name ?? id, ...facts }));
    const uploaded = { asset, isNew: !same };
    await commit(transaction, uploaded);
    return uploaded;
  });
}

/** Whether there is no room for one more file. */
async function isFull(db: Database, workspaceId: string, { length }: Uint8Array): Promise<boolean> {
  const total = await assetTotals(db, workspaceId);
  return total.count >= limits.workspaceAssets || total.bytes + length > limits.workspaceAssetBytes;
}

/** Whether the file can be drawn, and how large it is. */
async function measure(
  { pool }: Pick<ServiceContext, 'pool'>,
  bytes: Uint8Array,
  field: string,
): Promise<Exclude<ImageMeasure, { error: string }>> {
  const measured = await pool.measureImage(bytes).catch((error: unknown) => {
    if (!(error instanceof ServiceError) || error.code !== 'render_crashed') throw error;
    return { error: 'The file ended the process that read it.' };
  });
  if ('error' in measured) throw assetInvalid(measured.error, field);
  return measured;
}
