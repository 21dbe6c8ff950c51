import type { Patch } from './frame-encoder.ts';
import type { CodeTables } from './jpeg-huffman.ts';
import type { Quantisation } from './jpeg-tables.ts';

/** What a scan depends on besides pixels. */
export interface ScanOptions {
  /** 4:4:4 and MCUs of 8×8 pixels; else 4:2:0 and 16×16. */
  readonly fullColour: boolean;
  readonly quantisation: Quantisation;
  /** Red, green and blue behind what is transparent. */
  readonly background: readonly [red: number, green: number, blue: number];
}

/** Makes the scans of frames: all of a file between its header and its end (ITU-T T.81 B.2). */
export interface ScanCoder {
  /** The codes of every scan. */
  readonly tables: CodeTables;
  /** The scan of the base with patches, known to be sound, laid over it in order. Valid until the next one is made. */
  encode(patches: readonly Patch[]): Uint8Array;
  readonly sizeBytes: number;
}
