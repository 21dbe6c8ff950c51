import type { FontUpload } from '@pictify/render/node';
import { LRUCache } from 'lru-cache';
import type { BlobStore } from '../blobs/blob-store.ts';
import { fontBlobKey } from '../fonts/font-file.ts';
import type { TaskFont } from './protocol.ts';
import type { RowRenderer } from './row-renderer.ts';

/** A few large workspaces, or many small ones. */
const keptSets = 32;
const keptBytes = 200 * 1024 ** 2;

interface FontSet {
  workspaceId: string;
  fonts: readonly TaskFont[];
}

/**
 * Renderers for the fonts of tasks, by workspace and list of fonts. Files are named by their content, so that a whole
 * set is never stale. A font whose file is gone or cannot be read is left out, and the set is looked at anew next time.
 */
export class FontRenderers {
  readonly #plain: (workspaceId: string) => RowRenderer;
  readonly #blobs: Pick<BlobStore, 'get'>;
  readonly #known = new LRUCache<string, Promise<RowRenderer>>({ max: keptSets, maxSize: keptBytes });

  /** `plain` gives what draws for a workspace with the shipped fonts only. */
  constructor(plain: (workspaceId: string) => RowRenderer, blobs: Pick<BlobStore, 'get'>) {
    this.#plain = plain;
    this.#blobs = blobs;
  }

  async get({ workspaceId, fonts }: FontSet): Promise<RowRenderer> {
    if (fonts.length === 0) return this.#plain(workspaceId);
    const key = JSON.stringify([workspaceId, fonts]);
    const known = this.#known.get(key);
    if (known) return known;
    const renderer = this.#make({ workspaceId, fonts }, () => this.#known.delete(key));
    this.#known.set(key, renderer, { size: fonts.reduce((sum, font) => sum + font.bytes, 1) });
    return renderer;
  }

  async #make({ workspaceId, fonts }: FontSet, forget: () => unknown): Promise<RowRenderer> {
    const plain = this.#plain(workspaceId);
    const namespace = workspaceId.replaceAll(/[^a-z0-9]/gi, '-');
    try {
      const uploads = await this.#read(workspaceId, fonts);
      if (uploads.length < fonts.length) forget();
      try {
        return plain.withFonts(uploads, namespace);
      } catch {
        forget();
        const usable = uploads.filter((upload) => isUsable(plain, upload));
        return plain.withFonts(usable, namespace);
      }
    } catch (error) {
      forget();
      throw error;
    }
  }

  async #read(workspaceId: string, fonts: readonly TaskFont[]): Promise<FontUpload[]> {
    const uploads = await Promise.all(
      fonts.map(async ({ hash, family, weight, style }) => {
        const bytes = await this.#blobs.get(fontBlobKey(workspaceId, hash));
        return bytes && { bytes, family, weight, style };
      }),
    );
    return uploads.filter((upload) => upload !== null);
  }
}

/** What was admitted once may be refused by a later version, or have been damaged on disk. */
function isUsable(renderer: RowRenderer, upload: FontUpload): boolean {
  try {
    renderer.withFonts([upload], '');
    return true;
  } catch {
    return false;
  }
}
