import { isUtf8 } from 'node:buffer';
import { type BodyPosition, IntakeError, invalidUtf8 } from './intake-error.ts';
import { chunkRows, type IntakeLimits } from './intake-limits.ts';
import { OversizedRow } from './oversized-row.ts';
import type { FailedRow, RowChunk } from './row-chunk.ts';
import { findUnexpectedByte, parseValue } from './syntax-error.ts';

/** A row in the chunk being packed: where its text lies there and where it stood in the body. */
interface PackedRow {
  readonly start: number;
  end: number;
  readonly position: BodyPosition;
  failure: Omit<FailedRow, 'index'> | null;
}

const NULL = Buffer.from('null');

/**
 * What a row that is not valid JSON sinks: in a JSON text the whole body (`refuse`), in a body of one row a line only
 * itself (`fail`), and where rows are written here there is none (`never`). Bytes that are not UTF-8 always sink the
 * body: they say that all of it is in another encoding.
 */
export type BadRows = 'refuse' | 'fail' | 'never';

/**
 * Packs rows that come in pieces into chunks `[row,row,…]`. Memory is bounded by one chunk and one row; each byte is
 * copied twice. Rows are cut out by brackets alone, so the parse of a chunk is what proves them valid JSON.
 */
export class ChunkPacker {
  readonly #limits: IntakeLimits;
  readonly #text: Buffer;
  #length = 1;
  #rows: PackedRow[] = [];
  #current: PackedRow | null = null;
  #oversized: OversizedRow | null = null;
  readonly #badRows: BadRows;
  #firstIndex = 0;
  #ready: RowChunk[] = [];
  /** Of the rows in chunks: how many have failed, and why the first of them. */
  failedRows = 0;
  firstFailure: FailedRow | null = null;

  constructor(limits: IntakeLimits, badRows: BadRows) {
    this.#limits = limits;
    this.#badRows = badRows;
    this.#text = Buffer.allocUnsafe(limits.chunkBytes + limits.rowBytes + 8);
    this.#text[0] = OPEN_ARRAY;
  }

  /** Rows begun so far. */
  get total(): number {
    return this.#firstIndex + this.#rows.length + (this.#current ? 1 : 0);
  }

  beginRow(position: BodyPosition): void {
    if (this.total >= this.#limits.rows) {
      throw new IntakeError(
        'too-many-rows',
        `The body has more than ${this.#limits.rows} rows, the most one batch may have; send the rest as another batch`,
        position,
      );
    }
    if (this.#rows.length > 0) this.#text[this.#length++] = COMMA;
    this.#current = { start: this.#length, end: 0, position, failure: null };
  }

  appendToRow(bytes: Buffer, start: number, end: number): void {
    const row = this.#current!;
    if (this.#oversized) {
      this.#oversized.append(bytes.subarray(start, end));
    } else if (this.#length - row.start + end - start > this.#limits.rowBytes) {
      this.#oversized = new OversizedRow(row.position, this.#badRows === 'refuse');
      this.#oversized.append(this.#text.subarray(row.start, this.#length));
      this.#oversized.append(bytes.subarray(start, end));
      this.#length = row.start;
    } else {
      bytes.copy(this.#text, this.#length, start, end);
      this.#length += end - start;
    }
  }

  /** `depth` is the row's deepest level of nesting. */
  endRow(depth: number): void {
    const row = this.#current!;
    if (this.#oversized) this.#endOversized(row, this.#oversized);
    else if (depth > this.#limits.depth) row.failure = tooDeep(depth, this.#limits.depth);
    this.#pack(row);
  }

  /** Ends the row as one that will not be rendered. */
  failRow(code: FailedRow['code'], message: string): void {
    const row = this.#current!;
    row.failure = { code, message };
    this.#oversized = null;
    this.#length = row.start + NULL.copy(this.#text, row.start);
    this.#pack(row);
  }

  #pack(row: PackedRow): void {
    row.end = this.#length;
    this.#current = null;
    if (this.#length + 1 > this.#limits.chunkBytes && this.#rows.length > 0) this.#flushBefore(row);
    else this.#rows.push(row);
    if (this.#rows.length >= chunkRows(this.#firstIndex)) this.flush();
  }

  /** Makes a chunk of what has been packed; throws the first error in it. */
  flush(): void {
    if (this.#rows.length === 0) return;
    this.#text[this.#length] = CLOSE_ARRAY;
    const raw = Buffer.from(this.#text.subarray(0, this.#length + 1));
    const chunk = makeChunk(raw, this.#rows, this.#firstIndex, this.#badRows);
    this.#ready.push(chunk);
    this.failedRows += chunk.failed.length;
    this.firstFailure ??= chunk.failed[0] ?? null;
    this.#firstIndex += this.#rows.length;
    this.#rows = [];
    this.#length = 1;
  }

  /** Throws the first error in the rows not yet in a chunk, if they have one; an unfinished row may be cut anywhere. */
  checkPending(): void {
    const row = this.#current;
    const unfinished = row && !this.#oversized ? Buffer.from(this.#text.subarray(row.start, this.#length)) : null;
    if (row) this.#length = row.start - (this.#rows.length > 0 ? 1 : 0);
    this.flush();
    const error = row && unfinished ? findUnexpectedByte(unfinished, row.position) : null;
    if (error) throw error;
  }

  /** The chunks that became ready since the last call. */
  take(): RowChunk[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #endOversized(row: PackedRow, oversized: OversizedRow): void {
    oversized.end();
    const limit = this.#limits.rowBytes;
    row.failure = {
      code: 'row-too-large',
      message: `The row has ${oversized.sizeBytes} bytes; the most a row may have is ${limit}.`,
    };
    NULL.copy(this.#text, this.#length);
    this.#length += NULL.length;
    this.#oversized = null;
  }

  #flushBefore(row: PackedRow): void {
    const text = Buffer.from(this.#text.subarray(row.start, row.end));
    this.#length = row.start - 1;
    this.flush();
    text.copy(this.#text, 1);
    this.#length = 1 + text.length;
    this.#rows.push({ ...row, start: 1, end: this.#length });
  }
}

function makeChunk(raw: Buffer, packed: readonly PackedRow[], firstIndex: number, badRows: BadRows): RowChunk {
  if (badRows === 'never') checkUtf8(raw, packed);
  else checkRows(raw, packed, badRows);
  const failed = packed.flatMap(({ failure }, i) => (failure ? [{ index: firstIndex + i, ...failure }] : []));
  return { firstIndex, count: packed.length, raw: failed.length > 0 ? blankFailed(raw, packed) : raw, failed };
}

function checkUtf8(raw: Buffer, packed: readonly PackedRow[]): void {
  if (isUtf8(raw)) return;
  throw invalidUtf8(packed.find((row) => !isUtf8(raw.subarray(row.start, row.end)))!.position);
}

function checkRows(raw: Buffer, packed: readonly PackedRow[], badRows: BadRows): void {
  const values = parseChunk(raw, packed, badRows);
  for (const [i, row] of packed.entries()) row.failure ??= isRow(values[i]) ? null : notAnObject(values[i]);
}

function parseChunk(raw: Buffer, packed: readonly PackedRow[], badRows: BadRows): unknown[] {
  try {
    if (isUtf8(raw)) return JSON.parse(raw.toString('utf8')) as unknown[];
  } catch {
    // The text of the error names a place in the chunk; below we find the one in the body.
  }
  return packed.map((row) => {
    try {
      return parseValue(raw.subarray(row.start, row.end), row.position);
    } catch (error) {
      if (badRows === 'refuse' || !(error instanceof IntakeError) || error.code !== 'malformed-json') throw error;
      const { line, column } = error.position ?? row.position;
      row.failure = { code: 'row-malformed', message: `The row is not valid JSON (line ${line}, column ${column}).` };
      return null;
    }
  });
}

function blankFailed(raw: Buffer, packed: readonly PackedRow[]): Buffer {
  const texts = packed.map((row) => (row.failure ? NULL : raw.subarray(row.start, row.end)));
  return Buffer.concat([
    Buffer.from('['),
    ...texts.flatMap((text, i) => (i > 0 ? [COMMA_TEXT, text] : [text])),
    Buffer.from(']'),
  ]);
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(value: unknown): Omit<FailedRow, 'index'> {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'an array' : `a ${typeof value}`;
  return { code: 'row-not-an-object', message: `The row is ${kind}; a row must be an object of variables.` };
}

function tooDeep(depth: number, limit: number): Omit<FailedRow, 'index'> {
  return { code: 'row-too-deep', message: `The row is nested ${depth} levels deep; the most is ${limit}.` };
}

const COMMA = 44;
const COMMA_TEXT = Buffer.from(',');
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
