import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { createFetcher, createImageFetcher } from '@pictify/fetcher';
import type { ImageLoader } from '@pictify/render/node';

export class AssetMissing extends Error {
  override readonly name = 'AssetMissing';
  readonly code = 'not_found';
  readonly publicMessage = 'there is no such asset';
}

/** `asset:<path>` from the assets folder, everything else through the fetcher. */
export function createImageLoader(assetsDir: string, allowPrivateHosts: readonly string[]): ImageLoader {
  const images = createImageFetcher(createFetcher({ allowPrivateHosts }), {});
  return async (source, rules) => {
    if (source.startsWith('asset:')) return readAsset(assetsDir, source.slice('asset:'.length));
    return images.get(source, rules);
  };
}

const assetPath = /^[a-z0-9_-]+(\/[a-z0-9_-]+){0,4}\.[a-z0-9]{2,5}$/i;

/** Refuses every path that is not plain names, and every link that leads out of the folder. */
export async function readAsset(assetsDir: string, path: string): Promise<Uint8Array> {
  if (!assetPath.test(path)) throw new AssetMissing();
  try {
    const root = await realpath(assetsDir);
    const file = await realpath(join(root, path));
    if (!file.startsWith(root + sep)) throw new AssetMissing();
    return await readFile(file);
  } catch {
    throw new AssetMissing();
  }
}
