import { crc32 } from 'node:zlib';
import type { BlobStore, BlobWriter } from './blob-store.ts';
import {
  centralHeader,
  END_BYTES,
  endRecord,
  localHeader,
  MAX_ARCHIVE_BYTES,
  MAX_ENTRIES,
  type ZipRecord,
} from './zip-format.ts';

/** Where the bytes of one entry lie in the pack: all that is needed to read them back with `getRange`. */
export interface PackEntry {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
}

export interface FinishedPack {
  readonly entries: readonly PackEntry[];
  readonly sizeBytes: number;
}

/** The pack would leave the plain ZIP format (4 GiB, 65,534 entries); the caller must begin another. */
export class PackFullError extends Error {
  override readonly name = 'PackFullError';
}

/**
 * Writes the images of one batch chunk as one blob, a ZIP archive of stored entries: readable by any unzip, while each
 * image is a plain range of bytes. The same entries in the same order give the same bytes. Nothing is visible before
 * `finish`; after an error only `abort` may be called.
 */
export class PackWriter {
  readonly #blob: BlobWriter;
  readonly #records: ZipRecord[] = [];
  readonly #names = new Set<string>();
  readonly #entries: PackEntry[] = [];
  #position = 0;
  #centralBytes = 0;

  private constructor(blob: BlobWriter) {
    this.#blob = blob;
  }

  static async create(store: BlobStore, key: string): Promise<PackWriter> {
    return new PackWriter(await store.create(key));
  }

  /**
   * Adds an entry and answers where its bytes will lie. Throws RangeError for a name that is used already or that an
   * unzip would place outside its directory, PackFullError where it does not fit.
   */
  async add(name: string, bytes: Uint8Array): Promise<PackEntry> {
    this.#checkName(name);
    const record = { name: Buffer.from(name), crc32: crc32(bytes), length: bytes.length, headerOffset: this.#position };
    const local = localHeader(record);
    const central = centralHeader(record).length;
    const size = this.#position + local.length + bytes.length + this.#centralBytes + central + END_BYTES;
    if (size > MAX_ARCHIVE_BYTES || this.#records.length === MAX_ENTRIES) {
      throw new PackFullError(`A pack holds at most ${MAX_ARCHIVE_BYTES} bytes and ${MAX_ENTRIES} entries`);
    }
    const entry = { name, offset: this.#position + local.length, length: bytes.length };
    this.#names.add(name);
    this.#records.push(record);
    this.#entries.push(entry);
    this.#centralBytes += central;
    this.#position = entry.offset + bytes.length;
    await this.#blob.write(local);
    await this.#blob.write(bytes);
    return entry;
  }

  /** Publishes the pack, durable and whole. */
  async finish(): Promise<FinishedPack> {
    const end = endRecord(this.#records.length, this.#position, this.#centralBytes);
    const tail = Buffer.concat([...this.#records.map(centralHeader), end]);
    try {
      await this.#blob.write(tail);
    } catch (error) {
      await this.#blob.abort();
      throw error;
    }
    await this.#blob.commit();
    return { entries: this.#entries, sizeBytes: this.#position + tail.length };
  }

  abort(): Promise<void> {
    return this.#blob.abort();
  }

  #checkName(name: string): void {
    const isPlain = /^[^/\\\0]/.test(name) && !/[\\\0]/.test(name) && name.length <= 1_000;
    if (
      !isPlain ||
      name.split('/').some((part) => part === '' || part === '.' || part === '..') ||
      this.#names.has(name)
    ) {
      throw new RangeError(`Not a new entry name: ${JSON.stringify(name.slice(0, 200))}`);
    }
  }
}
