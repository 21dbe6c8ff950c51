import type { OwnImages } from '@pictify/render/node';
import { assetBlobKey, assetIdPattern } from '../assets/asset-file.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { AssetMissing } from './image-source.ts';

/**
 * The images that a workspace has uploaded, `asset:ast_…`. Whose they are is said by whoever draws, never by the
 * template: no id opens what another workspace has. Read anew for every row, so that deleted is deleted.
 */
export function workspaceImages(blobs: Pick<BlobStore, 'get'>, workspaceId: string): OwnImages {
  return {
    has: (source) => assetIdPattern.test(idIn(source)),
    load: async (source) => {
      const bytes = await blobs.get(assetBlobKey(workspaceId, idIn(source)));
      if (!bytes) throw new AssetMissing();
      return bytes;
    },
  };
}

/** Empty where the source is no asset. */
function idIn(source: string): string {
  return source.startsWith('asset:') ? source.slice('asset:'.length) : '';
}
