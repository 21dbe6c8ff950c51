import { ChunkPacker } from './chunk-packer.ts';
import { type BodyPosition, bodyTooLarge, IntakeError, malformed } from './intake-error.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import { isSpace } from './json-syntax.ts';
import { OptionsReader } from './options-reader.ts';
import type { BodyScanner, BodySummary, RowChunk } from './row-chunk.ts';
import { ValueCutter } from './value-cutter.ts';

/**
 * What the next byte that is not whitespace must be:
 * `start` `{`; `first-key` a key or `}`; `key` a key; `colon`; `value` an option's value; `rows` the `[` of the rows;
 * `after-value` `,` or `}`; `first-row` a row or `]`; `row` a row; `after-row` `,` or `]`; `end` nothing more.
 * In `in-key`, `in-value` and `in-row` the cutter is inside a value.
 */
type State =
  | ('start' | 'first-key' | 'key' | 'colon' | 'value' | 'rows' | 'after-value' | 'end')
  | ('first-row' | 'row' | 'after-row')
  | ('in-key' | 'in-value' | 'in-row');

const ROW_KEYS: ReadonlySet<string> = new Set(['variables', 'variableSets']);

/**
 * Reads the body of a batch, `{"variables": [row, …], …options}`, as it arrives and in bounded memory. Apart from its
 * limits it takes exactly what `JSON.parse` takes, plus a byte order mark. A row that is no object, too large or too
 * deep becomes a failed row; any other fault throws IntakeError, and from then on every call throws the same.
 */
export class RowScanner implements BodyScanner {
  readonly #limits: IntakeLimits;
  readonly #packer: ChunkPacker;
  readonly #options: OptionsReader;
  readonly #cutter = new ValueCutter();
  #state: State = 'start';
  #key = '';
  #hasRows = false;
  #bomBytes = 0;
  /** Bytes of the body before the piece being read. */
  #base = 0;
  #failure: unknown = null;

  constructor(limits: IntakeLimits = INTAKE_LIMITS) {
    this.#limits = limits;
    this.#packer = new ChunkPacker(limits, 'refuse');
    this.#options = new OptionsReader(limits);
  }

  push(piece: Uint8Array): RowChunk[] {
    return this.#guard(() => {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      if (this.#base + bytes.length > this.#limits.bodyBytes) throw bodyTooLarge(this.#limits.bodyBytes);
      let i = 0;
      while (i < bytes.length) i = this.#cutter.isDone ? this.#readByte(bytes, i) : this.#readValue(bytes, i);
      this.#base += bytes.length;
      return this.#packer.take();
    });
  }

  finish(): BodySummary & { readonly chunks: RowChunk[] } {
    return this.#guard(() => {
      // An empty body is `{}`, as everywhere.
      if (this.#state !== 'end' && this.#base > 0) {
        throw new IntakeError('body-cut', 'The body ends in the middle of the JSON text', this.#position(0));
      }
      if (!this.#hasRows) {
        throw new IntakeError(
          'missing-variables',
          'The body has no "variables"; it must be an array of one object for each user',
        );
      }
      this.#packer.flush();
      return { chunks: this.#packer.take(), options: this.#options.result(), total: this.#packer.total };
    });
  }

  /** Keeps the first error. Rows are parsed a chunk at a time, so an error in one that came earlier goes first. */
  #guard<T>(work: () => T): T {
    if (this.#failure) throw this.#failure;
    try {
      return work();
    } catch (error) {
      this.#failure = error;
      try {
        if (error instanceof IntakeError && !isSizeError(error)) this.#packer.checkPending();
      } catch (earlier) {
        this.#failure = earlier;
      }
      throw this.#failure;
    }
  }

  /** Reads one byte between values and answers the index of the next to read. */
  #readByte(bytes: Buffer, i: number): number {
    const byte = bytes[i]!;
    if (byte === NEWLINE) {
      this.#cutter.line++;
      this.#cutter.lineStart = this.#base + i + 1;
      return i + 1;
    }
    if (isSpace(byte) && (this.#bomBytes === 0 || this.#bomBytes === 3)) return i + 1;
    switch (this.#state) {
      case 'start':
        return this.#readStart(byte, i);
      case 'first-key':
      case 'key':
        if (byte === QUOTE) return this.#begin('in-key', bytes, i);
        if (byte !== CLOSE_OBJECT || this.#state === 'key') throw this.#malformed('a key in double quotes', i);
        this.#state = 'end';
        return i + 1;
      case 'colon':
        if (byte !== COLON) throw this.#malformed('a colon after the key', i);
        this.#state = ROW_KEYS.has(this.#key) ? 'rows' : 'value';
        return i + 1;
      case 'value':
        if (CANNOT_BEGIN.has(byte)) throw this.#malformed('a value', i);
        return this.#begin('in-value', bytes, i);
      case 'rows':
        return this.#beginRows(byte, i);
      case 'after-value':
        if (byte !== COMMA && byte !== CLOSE_OBJECT) throw this.#malformed('a comma or "}"', i);
        this.#state = byte === COMMA ? 'key' : 'end';
        return i + 1;
      case 'first-row':
      case 'row':
        if (byte === CLOSE_ARRAY && this.#state === 'first-row') {
          this.#state = 'after-value';
          return i + 1;
        }
        if (CANNOT_BEGIN.has(byte)) throw this.#malformed('a row', i);
        return this.#begin('in-row', bytes, i);
      case 'after-row':
        if (byte !== COMMA && byte !== CLOSE_ARRAY) throw this.#malformed('a comma or "]"', i);
        this.#state = byte === COMMA ? 'row' : 'after-value';
        return i + 1;
      default:
        throw new IntakeError('trailing-garbage', 'The body goes on after the end of the JSON text', this.#position(i));
    }
  }

  #readStart(byte: number, i: number): number {
    const isBegun = this.#bomBytes > 0;
    if (this.#base + i === this.#bomBytes && byte === BOM[this.#bomBytes]) {
      this.#bomBytes++;
    } else if (byte === OPEN_OBJECT && (!isBegun || this.#bomBytes === BOM.length)) {
      this.#state = 'first-key';
    } else {
      throw new IntakeError(
        'not-an-object',
        'The body must be a JSON object with the key "variables"',
        this.#position(i),
      );
    }
    return i + 1;
  }

  #beginRows(byte: number, i: number): number {
    if (this.#hasRows) {
      throw new IntakeError(
        'duplicate-variables',
        'The body has its rows twice; keep one "variables"',
        this.#position(i),
      );
    }
    if (byte !== OPEN_ARRAY) {
      const message = `"${this.#key}" must be an array of one object for each user`;
      throw new IntakeError('variables-not-an-array', message, this.#position(i));
    }
    this.#hasRows = true;
    this.#state = 'first-row';
    return i + 1;
  }

  #begin(state: 'in-key' | 'in-value' | 'in-row', bytes: Buffer, i: number): number {
    this.#state = state;
    this.#cutter.begin();
    if (state === 'in-row') this.#packer.beginRow(this.#position(i));
    else this.#options.begin(this.#position(i));
    return this.#readValue(bytes, i);
  }

  /** Reads on in a value, from its first byte or where the last piece ended. */
  #readValue(bytes: Buffer, from: number): number {
    const end = this.#cutter.consume(bytes, from, this.#base);
    if (this.#state === 'in-row') this.#packer.appendToRow(bytes, from, end);
    else this.#options.append(bytes, from, end);
    if (this.#cutter.isDone) this.#endValue();
    return end;
  }

  #endValue(): void {
    if (this.#state === 'in-row') {
      this.#packer.endRow(this.#cutter.maxDepth);
      this.#state = 'after-row';
    } else if (this.#state === 'in-value') {
      this.#options.endValue(this.#key, this.#cutter.maxDepth);
      this.#state = 'after-value';
    } else {
      this.#key = this.#options.endKey();
      this.#state = 'colon';
    }
  }

  #position(i: number): BodyPosition {
    const offset = this.#base + i;
    return { offset, line: this.#cutter.line, column: offset - this.#cutter.lineStart + 1 };
  }

  #malformed(expected: string, i: number): IntakeError {
    return malformed(`expected ${expected}`, this.#position(i));
  }
}

function isSizeError(error: IntakeError): boolean {
  return error.status === 413;
}

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const BOM = Buffer.from('\uFEFF');
const CANNOT_BEGIN: ReadonlySet<number> = new Set([COMMA, COLON, CLOSE_ARRAY, CLOSE_OBJECT]);
