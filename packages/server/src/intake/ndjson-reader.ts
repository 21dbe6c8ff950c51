import type { ChunkPacker } from './chunk-packer.ts';
import { IntakeError } from './intake-error.ts';
import { isSpace } from './json-syntax.ts';
import type { RowReader } from './text-scanner.ts';
import { ValueCutter } from './value-cutter.ts';

/**
 * Where in a line the next byte stands: `before` its value, `in` it, `after` it, where only white space may follow, or in
 * a line that is `bad` because something else did.
 */
type State = 'before' | 'in' | 'after' | 'bad';

/**
 * NDJSON: a JSON object a line; blank lines count for nothing, and the last line needs no newline. A line that holds no
 * whole object and nothing but one is a failed row. A last line that breaks off in the middle says that the file was
 * cut, and refuses it.
 */
export class NdjsonReader implements RowReader {
  static readonly badRows = 'fail';
  readonly #packer: ChunkPacker;
  readonly #cutter = new ValueCutter();
  #state: State = 'before';
  #line = 1;
  #lineStart = 0;

  constructor(packer: ChunkPacker) {
    this.#packer = packer;
  }

  read(bytes: Buffer, base: number): void {
    let i = 0;
    while (i < bytes.length) i = this.#state === 'before' ? this.#skip(bytes, i, base) : this.#readLine(bytes, i, base);
  }

  end(): void {
    if (this.#state === 'before') return;
    if (this.#state === 'in' && this.#cutter.isOpen) {
      throw new IntakeError('body-cut', `The body ends in the middle of the row on line ${this.#line}`);
    }
    this.#endRow();
  }

  /** Skips blank lines and what stands before a value; answers the index of its first byte. */
  #skip(bytes: Buffer, from: number, base: number): number {
    let i = from;
    for (; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === NEWLINE) {
        this.#line++;
        this.#lineStart = base + i + 1;
      } else if (!isSpace(byte)) {
        const offset = base + i;
        this.#packer.beginRow({ offset, line: this.#line, column: offset - this.#lineStart + 1 });
        this.#cutter.begin();
        this.#state = 'in';
        return i;
      }
    }
    return i;
  }

  /** Reads on to the end of the line; answers the index of its newline, or the length of `bytes` without one. */
  #readLine(bytes: Buffer, from: number, base: number): number {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline < 0 ? bytes.length : newline;
    let i = from;
    if (this.#state === 'in') {
      i = this.#cutter.consume(bytes, from, base, end);
      this.#packer.appendToRow(bytes, from, i);
      if (this.#cutter.isDone) this.#state = 'after';
    }
    if (this.#state === 'after') {
      while (i < end && isSpace(bytes[i]!)) i++;
      if (i < end) this.#state = 'bad';
    }
    if (newline >= 0) this.#endRow();
    return end;
  }

  #endRow(): void {
    if (this.#state === 'bad' || this.#cutter.isOpen) {
      const message = `Line ${this.#line} is not one whole JSON object; a row must stand alone on one line.`;
      this.#packer.failRow('row-malformed', message);
    } else {
      this.#packer.endRow(this.#cutter.maxDepth);
    }
    this.#state = 'before';
  }
}

const NEWLINE = 10;
