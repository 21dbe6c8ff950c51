import type { StoredChunk } from '../store/chunks.ts';
import type { ItemResult } from '../workers/protocol.ts';

/**
 * Positions in a chunk of the rows its run draws: all of them, or, where there are results of a run before, those that
 * failed then and were not refused at the door.
 */
export function rowsToDraw(
  { firstIndex, count, rejected }: Pick<StoredChunk, 'firstIndex' | 'count' | 'rejected'>,
  earlier: readonly ItemResult[] | null,
): number[] {
  const positions = Array.from({ length: count }, (_, at) => at);
  if (!earlier) return positions;
  const refused = new Set(rejected?.map(({ index }) => index - firstIndex));
  return positions.filter((at) => earlier[at]?.status === 'failed' && !refused.has(at));
}
