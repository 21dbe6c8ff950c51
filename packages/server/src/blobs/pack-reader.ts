import type { BlobStore } from './blob-store.ts';
import type { PackEntry } from './pack-writer.ts';
import { CENTRAL_HEADER_BYTES, CENTRAL_SIGNATURE, END_BYTES, END_SIGNATURE, LOCAL_HEADER_BYTES } from './zip-format.ts';

/** The blob is not a pack of ours, or is damaged. */
export class PackDamagedError extends Error {
  override readonly name = 'PackDamagedError';
}

/** The bytes of one entry; null where the pack is gone. Throws PackDamagedError where it is shorter than the entry says. */
export async function readPackEntry(
  store: BlobStore,
  key: string,
  entry: Pick<PackEntry, 'offset' | 'length'>,
): Promise<Uint8Array | null> {
  const bytes = await store.getRange(key, entry.offset, entry.length);
  if (bytes && bytes.length !== entry.length) throw new PackDamagedError(`The pack ${key} is cut short`);
  return bytes;
}

/**
 * The entries of a pack, read from its own directory: for tools and repair, since the database knows offsets already.
 * Null where there is no blob. Knows what PackWriter writes, not every ZIP: no comment, no extra fields.
 */
export async function readPackIndex(store: BlobStore, key: string): Promise<PackEntry[] | null> {
  const size = await store.size(key);
  if (size === null) return null;
  const end = await readExactly(store, key, size - END_BYTES, END_BYTES);
  if (end.readUInt32LE(0) !== END_SIGNATURE) throw new PackDamagedError(`The pack ${key} has no end record`);
  const count = end.readUInt16LE(10);
  const centralOffset = end.readUInt32LE(16);
  const central = await readExactly(store, key, centralOffset, end.readUInt32LE(12));

  const entries: PackEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + CENTRAL_HEADER_BYTES > central.length || central.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      throw new PackDamagedError(`The directory of the pack ${key} is damaged`);
    }
    const nameBytes = central.readUInt16LE(at + 28);
    const nameAt = at + CENTRAL_HEADER_BYTES;
    const entry = {
      name: central.toString('utf8', nameAt, nameAt + nameBytes),
      offset: central.readUInt32LE(at + 42) + LOCAL_HEADER_BYTES + nameBytes,
      length: central.readUInt32LE(at + 24),
    };
    if (entry.offset + entry.length > centralOffset)
      throw new PackDamagedError(`An entry of the pack ${key} leaves it`);
    entries.push(entry);
    at = nameAt + nameBytes;
  }
  return entries;
}

async function readExactly(store: BlobStore, key: string, start: number, length: number): Promise<Buffer> {
  const bytes = start >= 0 ? await store.getRange(key, start, length) : null;
  if (bytes?.length !== length) throw new PackDamagedError(`The pack ${key} is cut short`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
