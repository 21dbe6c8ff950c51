import type { ChunkPacker } from './chunk-packer.ts';
import { FirstLine } from './csv-first-line.ts';
import { type RowLayout, rowLayout } from './csv-header.ts';
import { bodyTooLarge, IntakeError } from './intake-error.ts';
import type { IntakeLimits } from './intake-limits.ts';
import type { RowReader } from './text-scanner.ts';

/**
 * Where the next byte stands: at the `start` of a field, in a `bare` one, inside of `quotes`, or behind a quote that was
 * the `closing` one or is half of a doubled one.
 */
type State = 'start' | 'bare' | 'quotes' | 'closing';

/**
 * CSV as RFC 4180 has it, and as spreadsheets write it: fields separated by the comma, semicolon or tab of the header,
 * lines by LF, CRLF or CR, quotes around a field that holds any of them, doubled quotes inside. Every value is text, as
 * it stands; a field that is missing at the end of a row is empty. Blank lines count for nothing.
 *
 * Fields are written as the insides of JSON strings while they are read, so that a row is put together by copying.
 */
export class CsvReader implements RowReader {
  static readonly badRows = 'never';
  readonly #packer: ChunkPacker;
  readonly #limits: IntakeLimits;
  /** Null once it has been read. */
  #firstLine: FirstLine | null;
  #layout: RowLayout | null = null;
  #delimiter = 0;
  /** By byte, 1 for those that `#readPlain` takes. */
  readonly #plain = new Uint8Array(256);
  #state: State = 'start';
  /** The fields of the row, one after the other, and where each ends. */
  readonly #fields: Buffer;
  #length = 0;
  #ends: number[] = [];
  #row: Buffer = Buffer.alloc(0);
  #problem: string | null = null;
  /** Offset of the last byte read, and of the last carriage return. */
  #offset = -1;
  #returnAt = -2;
  #line = 1;
  /** Where the row began, and the line of its last quote that opened. */
  #rowLine = 1;
  #rowStart = 0;
  #quoteLine = 1;
  #writtenBytes = 0;

  constructor(packer: ChunkPacker, limits: IntakeLimits) {
    this.#packer = packer;
    this.#limits = limits;
    this.#firstLine = new FirstLine(limits.rowBytes);
    this.#fields = Buffer.allocUnsafe(limits.rowBytes + LONGEST_ESCAPE);
  }

  get columns(): readonly string[] {
    return this.#layout?.names ?? [];
  }

  read(bytes: Buffer, base: number): void {
    const end = this.#firstLine ? this.#firstLine.push(bytes) : 0;
    this.#offset = base + (end < 0 ? bytes.length : end) - 1;
    if (end < 0) return;
    if (this.#firstLine) this.#readFirstLine(this.#firstLine);
    this.#readRows(bytes, end, base);
  }

  end(): void {
    if (this.#firstLine) this.#readFirstLine(this.#firstLine);
    if (this.#state === 'quotes') {
      const message = `The quote that opens on line ${this.#quoteLine} is never closed; double a quote that is part of a value`;
      throw new IntakeError('unclosed-quote', message);
    }
    this.#endRow(this.#offset + 1);
    if (!this.#layout) {
      throw new IntakeError('header-invalid', 'The CSV is empty; its first line must hold the names of the variables');
    }
  }

  #readFirstLine(firstLine: FirstLine): void {
    this.#firstLine = null;
    this.#line = firstLine.line;
    this.#rowLine = firstLine.line;
    this.#delimiter = firstLine.delimiter();
    this.#plain.fill(1, SPACE);
    for (const byte of [QUOTE, BACKSLASH, this.#delimiter]) this.#plain[byte] = 0;
    const text = firstLine.text();
    this.#readRows(text, 0, this.#offset + 1 - text.length);
  }

  #readRows(bytes: Buffer, from: number, base: number): void {
    for (let i = from; i < bytes.length; ) {
      if (this.#state !== 'closing') i = this.#readPlain(bytes, i);
      if (i === bytes.length) break;
      this.#offset = base + i;
      this.#readSpecial(bytes[i++]!);
    }
    this.#offset = base + bytes.length - 1;
  }

  /** Takes in bytes that are part of a value whatever the state, and need no escape; answers the index of the next. */
  #readPlain(bytes: Buffer, from: number): number {
    const plain = this.#plain;
    const fields = this.#fields;
    const end = Math.min(bytes.length, from + this.#limits.rowBytes - this.#length);
    let length = this.#length;
    let i = from;
    while (i < end && plain[bytes[i]!] === 1) fields[length++] = bytes[i++]!;
    if (i === end && end < bytes.length) {
      while (i < bytes.length && plain[bytes[i]!] === 1) i++;
      if (i > end) this.#problem = TOO_LARGE;
    }
    if (i > from && this.#state === 'start') this.#state = 'bare';
    this.#length = length;
    return i;
  }

  #readSpecial(byte: number): void {
    if (byte === NEWLINE || byte === RETURN) this.#breakLine(byte);
    else if (byte === QUOTE) this.#quote();
    else if (byte === this.#delimiter && this.#state !== 'quotes') this.#endField();
    else {
      if (this.#state === 'closing') {
        this.#problem ??= `field ${this.#ends.length + 1} goes on after its closing quote; double a quote that is part of a value`;
      }
      if (this.#state !== 'quotes') this.#state = 'bare';
      this.#write(byte);
    }
  }

  #breakLine(byte: number): void {
    const isSecondHalf = byte === NEWLINE && this.#offset === this.#returnAt + 1;
    if (!isSecondHalf) this.#line++;
    if (byte === RETURN) this.#returnAt = this.#offset;
    if (this.#state === 'quotes') this.#write(byte);
    else this.#endRow(this.#offset);
  }

  #quote(): void {
    if (this.#state === 'start') {
      this.#state = 'quotes';
      this.#quoteLine = this.#line;
    } else if (this.#state === 'quotes') {
      this.#state = 'closing';
    } else {
      if (this.#state === 'closing') this.#state = 'quotes';
      this.#write(QUOTE);
    }
  }

  /** Writes a byte as JSON has it in a string. */
  #write(byte: number): void {
    const escaped = ESCAPES[byte];
    if (this.#length >= this.#limits.rowBytes) this.#problem = TOO_LARGE;
    else if (escaped) this.#length += escaped.copy(this.#fields, this.#length);
    else this.#fields[this.#length++] = byte;
  }

  #endField(): void {
    if (this.#ends.length < this.#limits.rowBytes) this.#ends.push(this.#length);
    else this.#problem = TOO_LARGE;
    this.#state = 'start';
  }

  /** Ends the row that goes up to `offset`, unless it is a blank line. */
  #endRow(offset: number): void {
    if (this.#state !== 'start' || this.#ends.length > 0) {
      this.#endField();
      if (this.#layout) this.#pack(this.#layout);
      else this.#readHeader();
      this.#state = 'start';
      this.#length = 0;
      this.#ends = [];
      this.#problem = null;
    }
    this.#rowLine = this.#line;
    this.#rowStart = offset + 1;
  }

  #readHeader(): void {
    if (this.#problem) {
      const message = `The header of the CSV on line ${this.#rowLine} is malformed: ${this.#problem}`;
      throw new IntakeError('header-invalid', message);
    }
    const names = this.#ends.map((end, column) => {
      const text = this.#fields.toString('utf8', column === 0 ? 0 : this.#ends[column - 1], end);
      return JSON.parse(`"${text}"`) as string;
    });
    this.#layout = rowLayout(names, this.#rowLine);
    this.#row = Buffer.allocUnsafe(this.#layout.textBytes + this.#fields.length);
  }

  #pack(layout: RowLayout): void {
    this.#packer.beginRow({ offset: this.#rowStart, line: this.#rowLine, column: 1 });
    const problem = this.#problem ?? this.#surplus(layout.names.length);
    const length = problem ? 0 : this.#putTogether(layout);
    const limit = this.#limits.rowBytes;
    if (problem === TOO_LARGE || length > limit) {
      const message = `The row on line ${this.#rowLine} is too large; as JSON it may have at most ${limit} bytes.`;
      this.#packer.failRow('row-too-large', message);
    } else if (problem) {
      this.#packer.failRow('row-malformed', `The row on line ${this.#rowLine} is malformed: ${problem}.`);
    } else {
      // The rows repeat the names in the header, so they can become much larger than the body.
      this.#writtenBytes += length;
      if (this.#writtenBytes > this.#limits.bodyBytes) throw bodyTooLarge(this.#limits.bodyBytes);
      this.#packer.appendToRow(this.#row, 0, length);
      this.#packer.endRow(layout.depth);
    }
  }

  /** Why there are too many fields; further ones that are empty do no harm. */
  #surplus(columns: number): string | null {
    const ends = this.#ends;
    if (ends.length <= columns || ends.at(-1) === ends[columns - 1]) return null;
    return `it has ${ends.length} fields, and the header has ${columns}`;
  }

  #putTogether({ slots, after }: RowLayout): number {
    const row = this.#row;
    let length = 0;
    for (const { before, column } of slots) {
      row.set(before, length);
      length += before.length;
      const end = this.#ends[column] ?? this.#length;
      for (let i = column === 0 ? 0 : (this.#ends[column - 1] ?? end); i < end; i++) row[length++] = this.#fields[i]!;
    }
    row.set(after, length);
    return length + after.length;
  }
}

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;
const LONGEST_ESCAPE = '\\u0000'.length;
const TOO_LARGE = 'too large';
/** By byte, what JSON writes for it in a string, where that is not the byte. */
const ESCAPES: readonly (Buffer | undefined)[] = Array.from({ length: 128 }, (_, byte) => {
  const escaped = JSON.stringify(String.fromCharCode(byte)).slice(1, -1);
  return escaped.length > 1 ? Buffer.from(escaped) : undefined;
});
