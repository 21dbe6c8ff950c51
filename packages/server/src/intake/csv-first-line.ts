import { isUtf8 } from 'node:buffer';
import { IntakeError, invalidUtf8 } from './intake-error.ts';

const DELIMITERS = [',', ';', '\t'];

/**
 * The first line of a CSV that is not blank, quoted line breaks included, held back until it is whole, because only then
 * the delimiter can be told. A line `sep=;` before it, as Excel writes and reads it, names the delimiter.
 */
export class FirstLine {
  readonly #limit: number;
  readonly #pieces: Buffer[] = [];
  #bytes = 0;
  #before = NEWLINE;
  #inQuotes = false;
  #hasClosed = false;
  #named: string | null = null;
  /** The line on which it stands, from 1. */
  line = 1;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  /** Answers where in `bytes` it ends, its line break included; -1 while it goes on. */
  push(bytes: Buffer): number {
    let start = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if ((byte === NEWLINE || byte === RETURN) && !this.#inQuotes) {
        if (this.#bytes > 0 || i > start) {
          this.#take(bytes.subarray(start, i + 1));
          if (!this.#namesDelimiter()) return i + 1;
          start = i + 1;
        }
        if (byte === RETURN || this.#before !== RETURN) this.line++;
        start = i + 1;
      }
      this.#follow(byte);
    }
    this.#take(bytes.subarray(start));
    return -1;
  }

  text(): Buffer {
    return Buffer.concat(this.#pieces);
  }

  /** The one that stands most often in it outside of quotes; a comma where none does. @throws IntakeError `invalid-utf8`. */
  delimiter(): number {
    if (this.#named !== null) return this.#named.charCodeAt(0);
    const text = this.text();
    if (!isUtf8(text)) throw invalidUtf8({ offset: 0, line: this.line, column: 1 });
    const bare = text.toString('utf8').replace(/"(?:[^"]|"")*"/g, '');
    const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
    return DELIMITERS[counts.indexOf(Math.max(...counts))]!.charCodeAt(0);
  }

  /** Whether the line that ends here is `sep=…`; it is then put aside. @throws IntakeError `header-invalid`. */
  #namesDelimiter(): boolean {
    const named = this.#named === null ? /^("?)sep=(.)\1[\r\n]$/.exec(this.text().toString('utf8'))?.[2] : undefined;
    if (named === undefined) return false;
    if (!DELIMITERS.includes(named)) {
      const message = `Line ${this.line} of the CSV says that “${named}” separates the fields; use a comma, a semicolon or a tab`;
      throw new IntakeError('header-invalid', message);
    }
    this.#named = named;
    this.#pieces.length = 0;
    this.#bytes = 0;
    this.line++;
    return true;
  }

  /** A quote opens only where a field begins, or doubles one that seemed to close. */
  #follow(byte: number): void {
    const isQuote = byte === QUOTE;
    const closes = isQuote && this.#inQuotes;
    if (isQuote) this.#inQuotes = !closes && (this.#hasClosed || BEFORE_FIELDS.has(this.#before));
    this.#hasClosed = closes;
    this.#before = byte;
  }

  #take(bytes: Buffer): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limit) {
      const message = `The first line of the CSV has more than ${this.#limit} bytes; it must hold the names of the variables`;
      throw new IntakeError('header-invalid', message);
    }
    // A copy: the caller may reuse its buffer.
    this.#pieces.push(Buffer.from(bytes));
  }
}

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const BEFORE_FIELDS: ReadonlySet<number> = new Set([NEWLINE, RETURN, ...Buffer.from(DELIMITERS.join(''))]);
