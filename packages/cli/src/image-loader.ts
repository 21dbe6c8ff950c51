import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { createFetcher, createImageFetcher, parsePrivateHosts } from '@pictify/fetcher';
import type { ImageLoader } from '@pictify/render/node';
import { UsageError } from './usage-error.ts';

export interface LoaderOptions {
  readonly templatePath: string;
  readonly assets: string | undefined;
  readonly allowPrivate: string;
}

/** Images for the command line: `asset:` names from a folder, everything else through the guarded fetcher. */
export function createImageLoader(options: LoaderOptions): ImageLoader {
  const folder = assetsFolder(options);
  const { hosts, errors } = parsePrivateHosts(options.allowPrivate);
  if (errors[0]) throw new UsageError(`--allow-private: ${errors[0]}`);
  const fetcher = createFetcher({ allowPrivateHosts: hosts });
  const images = createImageFetcher(fetcher);
  return async (source, rules) => {
    if (!source.startsWith('asset:')) return images.get(source, rules);
    const path = resolve(folder, source.slice('asset:'.length));
    if (relative(folder, path).startsWith('..')) throw missing(source);
    return readFile(path).catch(() => {
      throw missing(source);
    });
  };
}

function assetsFolder({ assets, templatePath }: LoaderOptions): string {
  if (assets) return resolve(assets);
  const beside = resolve(dirname(templatePath), 'assets');
  return existsSync(beside) ? beside : join(dirname(dirname(resolve(templatePath))), 'assets');
}

function missing(source: string): Error & { code: string } {
  return Object.assign(new Error(`there is no ${source}`), { code: 'not_found' });
}
