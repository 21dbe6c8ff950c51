import { extensionOf, type WireBatchItem } from '@pictify/api';
import { batchImageName } from '../delivery/image-name.ts';
import type { StoredBatch } from '../store/batches.ts';
import { type ChunkResults, chunksFrom } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { decodeItems } from './item-codec.ts';

const chunksAtOnce = 8;

/** Every row of a batch from `fromIndex` on, in order, whatever has become of it so far; memory stays bounded. */
export async function* batchItems(
  db: Database,
  publicUrl: string,
  batch: StoredBatch,
  fromIndex = 0,
): AsyncGenerator<WireBatchItem> {
  for (let index = fromIndex; ; ) {
    const chunks = await chunksFrom(db, batch.id, index, chunksAtOnce);
    if (chunks.length === 0) return;
    for (const chunk of chunks) {
      for (const item of chunkItems(publicUrl, batch, chunk)) if (item.index >= index) yield item;
    }
    const last = chunks.at(-1)!;
    index = last.firstIndex + last.count;
  }
}

function chunkItems(publicUrl: string, batch: StoredBatch, chunk: ChunkResults): WireBatchItem[] {
  if (chunk.results) return decodeItems(chunk.results).map((item) => wireItem(publicUrl, batch, item));
  const status = chunk.state === 'cancelled' ? 'cancelled' : 'queued';
  return Array.from({ length: chunk.count }, (_, at) => ({
    index: chunk.firstIndex + at,
    key: null,
    status,
    url: null,
    width: null,
    height: null,
    bytes: null,
    altText: null,
    issues: [],
    error: null,
  }));
}

function wireItem(publicUrl: string, batch: StoredBatch, item: ItemResult): WireBatchItem {
  const done = item.status === 'completed' && item.hash !== null;
  const { index, key, status, issues, error } = item;
  const name = done ? batchImageName(batch.id, index, item.hash!, extensionOf(batch.options.format)) : null;
  return {
    index,
    key,
    status,
    url: name === null ? null : `${publicUrl}/images/${name}`,
    width: done ? item.width : null,
    height: done ? item.height : null,
    bytes: done ? item.length : null,
    altText: done ? item.altText : null,
    issues,
    error,
  };
}
