import type { BlobStore } from './blob-store.ts';
import { PackDamagedError } from './pack-reader.ts';
import type { PackEntry } from './pack-writer.ts';
import { LOCAL_HEADER_BYTES, LOCAL_SIGNATURE } from './zip-format.ts';

/** Read at once, unless one entry is larger. */
const spanBytes = 1024 ** 2;

export interface PackedFile {
  bytes: Buffer;
  crc32: number;
}

/**
 * Reads many entries of one pack, which must be given in the order in which they lie there, a few at a time: neighbours
 * come with one read, and each with the checksum its header has. Throws PackDamagedError where the pack is gone or has
 * something else there.
 */
export async function* readPackSpans(
  store: BlobStore,
  key: string,
  entries: readonly PackEntry[],
): AsyncGenerator<PackedFile[]> {
  for (let from = 0; from < entries.length; ) {
    const start = headerOffset(entries[from]!);
    let to = from + 1;
    while (to < entries.length && endOf(entries[to]!) - start <= spanBytes) to++;
    const span = await store.getRange(key, start, endOf(entries[to - 1]!) - start);
    if (!span) throw new PackDamagedError(`The pack ${key} is gone`);
    const bytes = Buffer.from(span.buffer, span.byteOffset, span.byteLength);
    yield entries.slice(from, to).map((entry) => fileIn(bytes, start, entry, key));
    from = to;
  }
}

function fileIn(span: Buffer, start: number, entry: PackEntry, key: string): PackedFile {
  const at = headerOffset(entry) - start;
  const isThere =
    at >= 0 &&
    at + LOCAL_HEADER_BYTES <= span.length &&
    span.readUInt32LE(at) === LOCAL_SIGNATURE &&
    span.readUInt32LE(at + 18) === entry.length &&
    endOf(entry) - start <= span.length;
  if (!isThere) throw new PackDamagedError(`The pack ${key} has no entry ${entry.name} where it should be`);
  return {
    crc32: span.readUInt32LE(at + 14),
    bytes: span.subarray(entry.offset - start, endOf(entry) - start),
  };
}

function headerOffset({ name, offset }: PackEntry): number {
  return offset - LOCAL_HEADER_BYTES - Buffer.byteLength(name);
}

function endOf({ offset, length }: PackEntry): number {
  return offset + length;
}
