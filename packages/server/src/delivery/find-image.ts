import { LRUCache } from 'lru-cache';
import { decodeItems } from '../batch/item-codec.ts';
import { sameBytes } from '../security/derive.ts';
import type { ServiceContext } from '../service-context.ts';
import { chunkOfRow } from '../store/chunks.ts';
import { imageBlobKey, type ParsedImageName } from './image-name.ts';

/** Where an image's bytes lie: a blob of its own, or a range of a pack. */
export interface ImagePlace {
  key: string;
  offset: number;
  length: number;
}

interface Item extends ImagePlace {
  hash: string;
}

/** Finds the bytes behind an image name; a name whose hash is not exactly right leads nowhere. */
export class ImageFinder {
  readonly #context: Pick<ServiceContext, 'db' | 'blobs'>;
  /** Results of finished chunks, which never change, by batch and first row. */
  readonly #chunks = new LRUCache<string, Map<number, Item>>({ max: 500 });
  /** Which chunk a row belongs to. */
  readonly #rows = new LRUCache<string, string>({ max: 50_000 });

  constructor(context: Pick<ServiceContext, 'db' | 'blobs'>) {
    this.#context = context;
  }

  async find(name: ParsedImageName): Promise<ImagePlace | null> {
    if (name.batch) return this.#findInPack(name.batch.id, name.batch.index, name.hash);
    const key = imageBlobKey(`${name.hash}.${name.extension}`);
    const length = await this.#context.blobs.size(key);
    return length === null ? null : { key, offset: 0, length };
  }

  async #findInPack(batchId: string, index: number, hash: string): Promise<ImagePlace | null> {
    const row = `${batchId}:${index}`;
    const known = this.#chunks.get(this.#rows.get(row) ?? '');
    const item = (known ?? (await this.#load(batchId, index, row)))?.get(index);
    return item && sameBytes(Buffer.from(item.hash), Buffer.from(hash)) ? item : null;
  }

  async #load(batchId: string, index: number, row: string): Promise<Map<number, Item> | undefined> {
    const chunk = await chunkOfRow(this.#context.db, batchId, index);
    if (!chunk?.results) return undefined;
    const items = new Map<number, Item>();
    for (const { index, hash, pack, offset, length } of decodeItems(chunk.results)) {
      if (hash !== null && pack !== null) items.set(index, { hash, key: pack, offset, length });
    }
    const chunkKey = `${batchId}:${chunk.firstIndex}`;
    this.#chunks.set(chunkKey, items);
    this.#rows.set(row, chunkKey);
    return items;
  }
}
