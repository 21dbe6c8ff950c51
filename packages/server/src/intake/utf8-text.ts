import { IntakeError } from './intake-error.ts';

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const UTF16_MARKS = new Map([
  [0xfffe, 'utf-16le'],
  [0xfeff, 'utf-16be'],
]);

/**
 * The text of a body as UTF-8, piece by piece: a byte order mark is taken off, and UTF-16 that begins with one, as Excel
 * and PowerShell write it, is converted. Whether the rest really is UTF-8 is left to whoever parses it.
 */
export class Utf8Text {
  #decoder: InstanceType<typeof TextDecoder> | null = null;
  /** The first bytes, while they may yet become a mark; null once that is settled. */
  #head: Buffer | null = Buffer.alloc(0);
  /** Bytes of the mark that was taken off. */
  markBytes = 0;

  decode(piece: Uint8Array): Buffer {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.#head === null) return this.#convert(bytes, true);
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.length < UTF8_MARK.length ? Buffer.alloc(0) : this.#begin(this.#head, true);
  }

  /** What is left. */
  end(): Buffer {
    return this.#head === null ? this.#convert(Buffer.alloc(0), false) : this.#begin(this.#head, false);
  }

  #begin(head: Buffer, stream: boolean): Buffer {
    this.#head = null;
    const encoding = head.length < 2 ? undefined : UTF16_MARKS.get(head.readUInt16BE(0));
    if (encoding) this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
    if (encoding) this.markBytes = 2;
    else if (UTF8_MARK.every((byte, at) => head[at] === byte)) this.markBytes = UTF8_MARK.length;
    return this.#convert(head.subarray(this.markBytes), stream);
  }

  #convert(bytes: Buffer, stream: boolean): Buffer {
    if (!this.#decoder) return bytes;
    try {
      return Buffer.from(this.#decoder.decode(bytes, { stream }));
    } catch {
      throw new IntakeError('invalid-utf8', 'The body begins as UTF-16 but is not valid UTF-16; encode it as UTF-8');
    }
  }
}
