import type { ServiceContext } from '../service-context.ts';
import type { StoredChunk } from '../store/chunks.ts';
import type { ItemResult } from '../workers/protocol.ts';

type PackedChunk = Pick<StoredChunk, 'batchId' | 'firstIndex' | 'count' | 'attempts'>;

/** Every pack of a batch lies in it. */
export function packFolder(batchId: string): string {
  return `packs/${batchId}`;
}

/**
 * Where rows of a chunk, given by their positions in it, are packed. The attempt is in the name: a process that outlived
 * its parent can never overwrite what a later attempt stored.
 */
export function packKey({ batchId, firstIndex, attempts }: PackedChunk, rows: readonly number[]): string {
  return `${packFolder(batchId)}/${firstIndex + (rows[0] ?? 0)}-${rows.length}-${attempts}.zip`;
}

/** Deletes what an attempt has packed, if it has; what stays is deleted by a later one. */
export async function deletePacks({ blobs }: Pick<ServiceContext, 'blobs'>, keys: Iterable<string>): Promise<void> {
  await Promise.allSettled([...keys].map((key) => blobs.delete(key)));
}

/**
 * Deletes the packs of a chunk that no item lies in: those of attempts that ended after they had packed. Packs of
 * attempts later than the chunk's are left alone: they are being worked on. False when some may be left.
 */
export async function deleteEarlierPacks(
  { blobs, log }: Pick<ServiceContext, 'blobs' | 'log'>,
  chunk: PackedChunk,
  items: readonly ItemResult[],
): Promise<boolean> {
  const kept = new Set(items.map((item) => item.pack));
  try {
    for await (const key of blobs.list(packFolder(chunk.batchId))) {
      const [, first, attempt] = /\/(\d+)-\d+-(\d+)\.zip$/.exec(key)?.map(Number) ?? [];
      if (first === undefined || attempt === undefined || attempt > chunk.attempts) continue;
      if (first >= chunk.firstIndex && first < chunk.firstIndex + chunk.count && !kept.has(key))
        await blobs.delete(key);
    }
    return true;
  } catch (error) {
    log.warn({ error, batchId: chunk.batchId }, 'packs of earlier attempts stay');
    return false;
  }
}
