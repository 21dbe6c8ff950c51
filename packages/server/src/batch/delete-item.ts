import { gunzipSync, gzipSync } from 'node:zlib';
import { extensionOf } from '@pictify/api';
import { readPackEntry } from '../blobs/pack-reader.ts';
import { PackWriter } from '../blobs/pack-writer.ts';
import { batchImageName } from '../delivery/image-name.ts';
import type { ServiceContext } from '../service-context.ts';
import { findBatch, lockBatch, type StoredBatch } from '../store/batches.ts';
import { chunksWithStalePacks, clearStalePacks, loadChunkOfRow, takeOutItem } from '../store/chunk-items.ts';
import type { StoredChunk } from '../store/chunks.ts';
import { forgetRow } from '../webhooks/forget-row.ts';
import { emptyItem } from '../workers/chunk-work.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { batchNotFound, itemNotFound, stillRunning } from './batch-errors.ts';
import { decodeItems, encodeItems } from './item-codec.ts';
import { deleteEarlierPacks, packKey } from './packs.ts';

const sweptAtOnce = 100;

/**
 * Deletes what there is of one row of a batch that has ended: its image, its values, its key, and what webhook
 * events say of it. The place stays, as `deleted`. The other images of its pack are written into a new one, under the lock of the batch, and the transaction
 * that lets the results point there notes that the old pack has to go: a crash at any moment leaves either everything
 * as it was, or the old pack to the sweeper.
 */
export async function deleteItem(
  context: ServiceContext,
  workspaceId: string,
  id: string,
  index: number,
): Promise<void> {
  const changed = await context.db.transaction().execute(async (transaction) => {
    await lockBatch(transaction, id);
    const batch = await findBatch(transaction, workspaceId, id);
    if (!batch) throw batchNotFound();
    if (batch.state === 'queued' || batch.state === 'processing') throw stillRunning(batch.state);
    const chunk = await loadChunkOfRow(transaction, id, index);
    if (!chunk) throw itemNotFound();
    const items = chunk.results ? decodeItems(chunk.results) : cancelledItems(chunk);
    const at = index - chunk.firstIndex;
    const { status: state, pack } = items[at]!;
    if (state === 'deleted') return undefined;
    const attempt = { ...chunk, attempts: chunk.attempts + 1 };
    const others = items.with(at, { ...emptyItem(index, null), status: 'deleted' });
    const results = encodeItems(pack === null ? others : await repack(context, batch, attempt, pack, others));
    await takeOutItem(transaction, chunk, {
      state,
      payload: withoutRow(chunk.payload, at),
      results,
      rejected: chunk.rejected?.filter((row) => row.index !== index) ?? null,
      attempts: attempt.attempts,
    });
    await forgetRow(transaction, id, index);
    return { ...attempt, results };
  });
  if (changed) await deleteStalePacks(context, changed);
}

export async function sweepStalePacks(context: ServiceContext): Promise<void> {
  for (const chunk of await chunksWithStalePacks(context.db, sweptAtOnce)) await deleteStalePacks(context, chunk);
}

async function deleteStalePacks(context: ServiceContext, chunk: StoredChunk): Promise<void> {
  const items = chunk.results ? decodeItems(chunk.results) : [];
  if (await deleteEarlierPacks(context, chunk, items)) await clearStalePacks(context.db, chunk);
}

/** Writes those of the items that lie in a pack into a new one, and answers all with their new places. */
async function repack(
  { blobs }: Pick<ServiceContext, 'blobs'>,
  batch: StoredBatch,
  chunk: StoredChunk,
  pack: string,
  items: readonly ItemResult[],
): Promise<ItemResult[]> {
  const rows = [...items.keys()].filter((at) => items[at]!.pack === pack);
  const moved = [...items];
  if (rows.length === 0) return moved;
  const key = packKey(chunk, rows);
  const writer = await PackWriter.create(blobs, key);
  try {
    for (const at of rows) {
      const item = items[at]!;
      const bytes = await readPackEntry(blobs, pack, item);
      if (!bytes || item.hash === null) throw new Error(`The pack ${pack} is gone`);
      const name = batchImageName(batch.id, item.index, item.hash, extensionOf(batch.options.format));
      const { offset } = await writer.add(name, bytes);
      moved[at] = { ...item, pack: key, offset };
    }
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await writer.finish();
  return moved;
}

/** Results of a chunk that was cancelled before it had any. */
function cancelledItems({ firstIndex, count }: StoredChunk): ItemResult[] {
  return Array.from({ length: count }, (_, at) => ({ ...emptyItem(firstIndex + at, null), status: 'cancelled' }));
}

function withoutRow(payload: Buffer, at: number): Buffer {
  const rows = JSON.parse(gunzipSync(payload).toString('utf8')) as unknown[];
  rows[at] = null;
  return gzipSync(JSON.stringify(rows), { level: 1 });
}
