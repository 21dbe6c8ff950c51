import type { ServiceContext } from '../service-context.ts';
import type { StoredChunk } from '../store/chunks.ts';
import type { ItemResult } from '../workers/protocol.ts';

type PackedChunk = Pick<StoredChunk, 'batchId' | 'firstIndex' | 'count' | 'attempts'>;

/**
 * Where rows `from` to `to` of a chunk are packed. The attempt is in the name: a process that outlived its parent can
 * never overwrite what a later attempt stored.
 */
export function packKey({ batchId, firstIndex, attempts }: PackedChunk, from: number, to: number): string {
  return `packs/${batchId}/${firstIndex + from}-${to - from}-${attempts}.zip`;
}

/** Deletes what an attempt has packed, if it has; what stays is deleted by a later one. */
export async function deletePacks({ blobs }: Pick<ServiceContext, 'blobs'>, keys: Iterable<string>): Promise<void> {
  await Promise.allSettled([...keys].map((key) => blobs.delete(key)));
}

/** Deletes the packs of a chunk that no item lies in: those of attempts that ended after they had packed. */
export async function deleteEarlierPacks(
  { blobs, log }: Pick<ServiceContext, 'blobs' | 'log'>,
  chunk: PackedChunk,
  items: readonly ItemResult[],
): Promise<void> {
  const kept = new Set(items.map((item) => item.pack));
  try {
    for await (const key of blobs.list(`packs/${chunk.batchId}`)) {
      const first = Number(/\/(\d+)-[^/]*$/.exec(key)?.[1]);
      if (first >= chunk.firstIndex && first < chunk.firstIndex + chunk.count && !kept.has(key))
        await blobs.delete(key);
    }
  } catch (error) {
    log.warn({ error, batchId: chunk.batchId }, 'packs of earlier attempts stay');
  }
}
