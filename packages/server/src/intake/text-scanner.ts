import { type BadRows, ChunkPacker } from './chunk-packer.ts';
import { bodyTooLarge, IntakeError } from './intake-error.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import type { BodyScanner, BodySummary, RowChunk } from './row-chunk.ts';
import { Utf8Text } from './utf8-text.ts';

/** Reads the rows of one format out of text and gives them to a packer. */
export interface RowReader {
  /** `base` is the offset of `bytes[0]` in the body. */
  read(bytes: Buffer, base: number): void;
  end(): void;
  readonly columns?: readonly string[];
}

export interface RowReaderClass {
  new (packer: ChunkPacker, limits: IntakeLimits): RowReader;
  readonly badRows: BadRows;
}

/**
 * What bodies of one row a line have in common: their encoding, their limits, and that a bad row is only a failed row,
 * unless all of them are, which means that the body is something else.
 */
export class TextScanner implements BodyScanner {
  readonly #limits: IntakeLimits;
  readonly #packer: ChunkPacker;
  readonly #reader: RowReader;
  readonly #text = new Utf8Text();
  #bodyBytes = 0;
  #textBytes = 0;
  #failure: unknown = null;

  constructor(Reader: RowReaderClass, limits: IntakeLimits = INTAKE_LIMITS) {
    this.#limits = limits;
    this.#packer = new ChunkPacker(limits, Reader.badRows);
    this.#reader = new Reader(this.#packer, limits);
  }

  push(piece: Uint8Array): RowChunk[] {
    return this.#guard(() => {
      this.#bodyBytes += piece.length;
      if (this.#bodyBytes > this.#limits.bodyBytes) throw bodyTooLarge(this.#limits.bodyBytes);
      this.#read(this.#text.decode(piece));
      return this.#packer.take();
    });
  }

  finish(): BodySummary & { readonly chunks: RowChunk[] } {
    return this.#guard(() => {
      this.#read(this.#text.end());
      this.#reader.end();
      this.#packer.flush();
      const { total, failedRows, firstFailure } = this.#packer;
      if (firstFailure && failedRows === total) {
        const what = total === 1 ? 'The only row is bad' : `All ${total} rows are bad`;
        throw new IntakeError('no-good-row', `${what}, so nothing was started. The first: ${firstFailure.message}`);
      }
      const { columns } = this.#reader;
      return { chunks: this.#packer.take(), options: {}, total, ...(columns ? { columns } : {}) };
    });
  }

  #read(text: Buffer): void {
    this.#reader.read(text, this.#text.markBytes + this.#textBytes);
    this.#textBytes += text.length;
  }

  #guard<T>(work: () => T): T {
    if (this.#failure) throw this.#failure;
    try {
      return work();
    } catch (error) {
      this.#failure = error;
      throw error;
    }
  }
}
