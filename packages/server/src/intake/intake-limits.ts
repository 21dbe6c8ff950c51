import { limits } from '@pictify/api';

export interface IntakeLimits {
  readonly bodyBytes: number;
  readonly rows: number;
  /** Bytes of one row as it stands in the body, without the whitespace around it. */
  readonly rowBytes: number;
  /** Levels of nesting of a row or an option; `{}` has one. */
  readonly depth: number;
  /** Bytes of all keys and values beside the rows. */
  readonly optionsBytes: number;
  /** Bytes of a chunk's raw text; a chunk of a single row may be as large as that row. */
  readonly chunkBytes: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  bodyBytes: limits.batchBodyBytes,
  rows: limits.batchRows,
  rowBytes: 64 * 1024,
  depth: 64,
  optionsBytes: 256 * 1024,
  chunkBytes: 1024 ** 2,
};

const SMALLEST_CHUNK = 20;
const LARGEST_CHUNK = 500;

/**
 * Rows for the next chunk when `rowsSoFar` have gone before. With a known total N the size would be N/400 between 20
 * and 500: small batches spread over all workers and show progress early, large ones do not drown the queue in jobs.
 * A stream does not tell N, so the rows seen stand in for it, over 200 to catch up with its growth: 20,000 rows become
 * about 520 chunks, a million 2,650 (2,000 with N known), and the last chunk is never more than 1/200 of the whole.
 */
export function chunkRows(rowsSoFar: number): number {
  return Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, Math.ceil(rowsSoFar / 200)));
}
