import { extensionOf, type ItemState, type WireBatchItem } from '@pictify/api';
import { batchImageName } from '../delivery/image-name.ts';
import type { StoredBatch } from '../store/batches.ts';
import { type ChunkResults, chunksFrom } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { decodeItems } from './item-codec.ts';
import { rowsToDraw } from './rows-to-draw.ts';

const chunksAtOnce = 8;

/** Rows to be told of: those from `fromIndex` on, and only those in a state. */
export interface ItemSelection {
  fromIndex?: number;
  status?: ItemState | undefined;
}

/** Rows of a batch in order, whatever has become of them so far, a chunk at a time; memory stays bounded. */
export async function* batchItemGroups(
  db: Database,
  publicUrl: string,
  batch: StoredBatch,
  { fromIndex = 0, status }: ItemSelection = {},
): AsyncGenerator<WireBatchItem[]> {
  for await (const chunk of batchChunks(db, batch.id, { fromIndex, status })) {
    const items = chunkItems(publicUrl, batch, chunk);
    yield items.filter((item) => item.index >= fromIndex && (status === undefined || item.status === status));
  }
}

/** The same one by one. */
export async function* batchItems(
  db: Database,
  publicUrl: string,
  batch: StoredBatch,
  selection?: ItemSelection,
): AsyncGenerator<WireBatchItem> {
  for await (const group of batchItemGroups(db, publicUrl, batch, selection)) yield* group;
}

/** The chunks that hold such rows, in order. */
export async function* batchChunks(
  db: Database,
  batchId: string,
  { fromIndex = 0, status }: ItemSelection = {},
): AsyncGenerator<ChunkResults> {
  for (let index = fromIndex; ; ) {
    const chunks = await chunksFrom(db, batchId, index, chunksAtOnce, status);
    if (chunks.length === 0) return;
    yield* chunks;
    const last = chunks.at(-1)!;
    index = last.firstIndex + last.count;
  }
}

function chunkItems(publicUrl: string, batch: StoredBatch, chunk: ChunkResults): WireBatchItem[] {
  if (!chunk.results) {
    const status = chunk.state === 'cancelled' ? 'cancelled' : 'queued';
    return Array.from({ length: chunk.count }, (_, at) => imageless(chunk.firstIndex + at, status));
  }
  const results = decodeItems(chunk.results);
  const items = results.map((item) => wireItem(publicUrl, batch, item));
  if (chunk.state !== 'open') return items;
  for (const at of rowsToDraw(chunk, results)) items[at] = { ...items[at]!, status: 'queued', error: null };
  return items;
}

function imageless(index: number, status: ItemState): WireBatchItem {
  return {
    index,
    key: null,
    status,
    url: null,
    width: null,
    height: null,
    bytes: null,
    altText: null,
    variables: null,
    issues: [],
    error: null,
  };
}

function wireItem(publicUrl: string, batch: StoredBatch, item: ItemResult): WireBatchItem {
  const { index, key, status, variables, issues, error } = item;
  const shown = { ...imageless(index, status), key, variables, issues, error };
  if (status !== 'completed') return shown;
  const { hash, width, height, length: bytes, altText } = item;
  const measured = { ...shown, width, height, bytes, altText };
  if (hash === null) return measured;
  const name = batchImageName(batch.id, index, hash, extensionOf(batch.options.format));
  return { ...measured, url: `${publicUrl}/images/${name}` };
}
