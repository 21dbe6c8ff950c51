import { extensionOf, type ImageExtension } from '@pictify/api';
import { LRUCache } from 'lru-cache';
import { decodeItems } from '../batch/item-codec.ts';
import { sameBytes } from '../security/derive.ts';
import type { ServiceContext } from '../service-context.ts';
import { loadBatch } from '../store/batches.ts';
import { chunkOfRow, chunkRevision } from '../store/chunks.ts';
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

interface FinishedChunk {
  firstIndex: number;
  /** Of the results it was read from. */
  revision: number;
  /** What every image of the batch ends with. */
  extension: ImageExtension;
  items: Map<number, Item>;
}

/** Finds the bytes behind an image name; a name whose hash is not exactly right leads nowhere. */
export class ImageFinder {
  readonly #context: Pick<ServiceContext, 'db' | 'blobs'>;
  /** Results of chunks, by batch and first row, as they once were. */
  readonly #chunks = new LRUCache<string, FinishedChunk>({ max: 500 });
  /** Which chunk a row belongs to. */
  readonly #rows = new LRUCache<string, string>({ max: 50_000 });

  constructor(context: Pick<ServiceContext, 'db' | 'blobs'>) {
    this.#context = context;
  }

  async find(name: ParsedImageName): Promise<ImagePlace | null> {
    if (name.batch) return this.#findInBatch(name, name.batch);
    const key = imageBlobKey(`${name.hash}.${name.extension}`);
    const length = await this.#context.blobs.size(key);
    return length === null ? null : { key, offset: 0, length };
  }

  /**
   * What is remembered is right as long as the pack is there: a batch that is deleted takes its packs along, and so does
   * an image that is, whose neighbours then lie in another. What is not remembered may have been rendered since.
   */
  async #findInBatch(
    name: ParsedImageName,
    { id: batchId, index }: NonNullable<ParsedImageName['batch']>,
  ): Promise<ImagePlace | null> {
    const row = `${batchId}:${index}`;
    const known = this.#chunks.get(this.#rows.get(row) ?? '');
    const remembered = known && placeIn(known, name, index);
    if (remembered && (await this.#context.blobs.size(remembered.key)) !== null) return remembered;
    if (known && !remembered && (await this.#isCurrent(batchId, known))) return null;
    const chunk = await this.#load(batchId, index, row);
    return chunk ? placeIn(chunk, name, index) : null;
  }

  async #isCurrent(batchId: string, { firstIndex, revision }: FinishedChunk): Promise<boolean> {
    return (await chunkRevision(this.#context.db, { batchId, firstIndex })) === revision;
  }

  async #load(batchId: string, index: number, row: string): Promise<FinishedChunk | undefined> {
    this.#rows.delete(row);
    const chunk = await chunkOfRow(this.#context.db, batchId, index);
    const batch = await loadBatch(this.#context.db, batchId);
    if (!chunk?.results || !batch) return undefined;
    const items = new Map<number, Item>();
    for (const { index, hash, pack, offset, length } of decodeItems(chunk.results)) {
      if (hash !== null && pack !== null) items.set(index, { hash, key: pack, offset, length });
    }
    const chunkKey = `${batchId}:${chunk.firstIndex}`;
    const { firstIndex, revision } = chunk;
    const finished = { firstIndex, revision, extension: extensionOf(batch.options.format), items };
    this.#chunks.set(chunkKey, finished);
    this.#rows.set(row, chunkKey);
    return finished;
  }
}

function placeIn(chunk: FinishedChunk, { hash, extension }: ParsedImageName, index: number): ImagePlace | null {
  const item = chunk.extension === extension ? chunk.items.get(index) : undefined;
  return item && sameBytes(Buffer.from(item.hash), Buffer.from(hash)) ? item : null;
}
