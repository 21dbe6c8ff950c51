import { crc32 } from 'node:zlib';

/**
 * Reads a ZIP archive of stored entries as PKWARE's APPNOTE describes it, ZIP64 included, from its directory on. Shares
 * nothing with what writes them. Throws at everything that is not as it should be.
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const { entries, offset } = directoryOf(archive);
  let at = offset;
  for (let i = 0; i < entries; i++) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error(`entry ${i} is missing`);
    const nameLength = archive.readUInt16LE(at + 28);
    const extra = archive.subarray(at + 46 + nameLength, at + 46 + nameLength + archive.readUInt16LE(at + 30));
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const large = largeNumbers(extra);
    const take = (number: number): number => (number === 0xffffffff ? Number(large.shift()) : number);
    const length = take(archive.readUInt32LE(at + 24));
    const packed = take(archive.readUInt32LE(at + 20));
    const local = take(archive.readUInt32LE(at + 42));
    if (archive.readUInt16LE(at + 10) !== 0 || packed !== length) throw new Error(`${name} is not stored`);
    if (archive.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} is not where it should be`);
    const localName = archive.readUInt16LE(local + 26);
    if (archive.toString('utf8', local + 30, local + 30 + localName) !== name) throw new Error(`${name} has two names`);
    const start = local + 30 + localName + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(start, start + length);
    const sums = [crc32(bytes), archive.readUInt32LE(at + 16), archive.readUInt32LE(local + 14)];
    if (new Set(sums).size !== 1) throw new Error(`${name} has a wrong checksum`);
    if (files.has(name)) throw new Error(`${name} is there twice`);
    files.set(name, bytes);
    at += 46 + nameLength + extra.length + archive.readUInt16LE(at + 32);
  }
  return files;
}

function directoryOf(archive: Buffer): { entries: number; offset: number } {
  const end = archive.length - 22;
  if (archive.readUInt32LE(end) !== 0x06054b50) throw new Error('the archive has no end');
  const entries = archive.readUInt16LE(end + 10);
  const offset = archive.readUInt32LE(end + 16);
  if (entries !== 0xffff && offset !== 0xffffffff) return { entries, offset };
  if (archive.readUInt32LE(end - 20) !== 0x07064b50) throw new Error('the archive has no locator');
  const at = Number(archive.readBigUInt64LE(end - 12));
  if (archive.readUInt32LE(at) !== 0x06064b50) throw new Error('the archive has no large end');
  return { entries: Number(archive.readBigUInt64LE(at + 32)), offset: Number(archive.readBigUInt64LE(at + 48)) };
}

function largeNumbers(extra: Buffer): bigint[] {
  if (extra.length === 0 || extra.readUInt16LE(0) !== 1) return [];
  return Array.from({ length: extra.readUInt16LE(2) / 8 }, (_, i) => extra.readBigUInt64LE(4 + 8 * i));
}
