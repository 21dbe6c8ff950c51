import type { Patch } from './frame-encoder.ts';
import type { ByteSums } from './png-adler.ts';

/** How rows of the frame compare with those of the base; `transparent`: changed, and with a pixel that is not opaque. */
export type RowState = 'same' | 'changed' | 'transparent';

/** Holds the base and the frame, which equals it between two files, and writes rows of the frame. */
export interface RowCoder {
  readonly sizeBytes: number;
  /** Rows of the base, a copy. */
  baseRows(fromRow: number, toRow: number): Uint32Array;
  /** Changes pixels of the frame. */
  lay(patch: Patch): void;
  /** Of rows of whose blocks every one that differs from the base has been touched by a patch since `restore`. */
  stateOf(fromRow: number, toRow: number): RowState;
  /** Makes the rows equal to the base again. */
  restore(fromRow: number, toRow: number): void;
  /** Begins a file: what was written before is forgotten. */
  start(): void;
  /** Appends rows as one deflate block, and an empty one to end at a byte (RFC 1951, 3.2.4). */
  write(fromRow: number, toRow: number): ByteSums;
  /** What has been written since `start`. Valid until the next write. */
  written(): Uint8Array;
}
