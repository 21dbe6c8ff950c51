import { LRUCache } from 'lru-cache';

export interface RowCounts {
  completed: number;
  failed: number;
}

interface ChunkProgress extends RowCounts {
  revision: number;
}

/**
 * Rows that render processes of this service have done of chunks that are not stored yet, so that progress moves with
 * the rows and not in steps of hundreds. A chunk that is tried again is counted as far as it had been before.
 */
export class BatchProgress {
  /** Bounded, because a chunk may be finished by another service that shares the database. */
  readonly #batches = new LRUCache<string, Map<number, ChunkProgress>>({ max: 1000 });

  report(chunk: { batchId: string; firstIndex: number; revision: number }, rows: RowCounts): void {
    const chunks = this.#batches.get(chunk.batchId) ?? new Map<number, ChunkProgress>();
    this.#batches.set(chunk.batchId, chunks);
    const known = chunks.get(chunk.firstIndex);
    if (known?.revision === chunk.revision && sum(known) >= sum(rows)) return;
    chunks.set(chunk.firstIndex, { ...rows, revision: chunk.revision });
  }

  /** The chunk has been stored, or withdrawn. */
  end({ batchId, firstIndex }: { batchId: string; firstIndex: number }): void {
    const chunks = this.#batches.get(batchId);
    chunks?.delete(firstIndex);
    if (chunks?.size === 0) this.#batches.delete(batchId);
  }

  /** By the first row of each chunk, as of now. */
  of(batchId: string): ReadonlyMap<number, ChunkProgress> {
    return new Map(this.#batches.get(batchId));
  }
}

const sum = ({ completed, failed }: RowCounts): number => completed + failed;
