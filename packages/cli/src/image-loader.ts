import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { createFetcher, createImageFetcher, parsePrivateHosts } from '@pictify/fetcher';
import type { ImageLoader } from '@pictify/render/node';
import { folderOf } from './folder-of.ts';
import { UsageError } from './usage-error.ts';

export interface LoaderOptions {
  /** The template's path. */
  readonly template: string;
  readonly assets: string | undefined;
  readonly allowPrivate: string;
}

export interface OpenLoader {
  readonly loadImage: ImageLoader;
  /** Lets go of connections, which would keep the process waiting. */
  close(): Promise<void>;
}

/**
 * Images for the command line: `asset:` names from a folder, everything else through the guarded fetcher.
 *
 * @throws UsageError
 */
export function createImageLoader(options: LoaderOptions): OpenLoader {
  const folder = folderOf('assets', options.assets, options.template);
  const { hosts, errors } = parsePrivateHosts(options.allowPrivate);
  if (errors[0]) throw new UsageError(`--allow-private: ${errors[0]}`);
  const fetcher = createFetcher({ allowPrivateHosts: hosts });
  const images = createImageFetcher(fetcher);
  const loadImage: ImageLoader = async (source, rules) => {
    if (!source.startsWith('asset:')) return images.get(source, rules);
    const path = resolve(folder, source.slice('asset:'.length));
    if (relative(folder, path).startsWith('..')) throw missing(source);
    return readFile(path).catch(() => {
      throw missing(source);
    });
  };
  return { loadImage, close: () => fetcher.close() };
}

function missing(source: string): Error & { code: string } {
  return Object.assign(new Error(`there is no ${source}`), { code: 'not_found' });
}
