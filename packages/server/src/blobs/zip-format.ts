/**
 * The records of a ZIP archive whose entries are stored, not compressed (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12,
 * 4.3.16). Entries and archives too large for the original format use the ZIP64 extension (4.3.14, 4.3.15, 4.5.3).
 */

export interface ZipRecord {
  readonly name: Buffer;
  readonly crc32: number;
  readonly length: number;
  /** Where the entry's local header begins. */
  readonly headerOffset: number;
}

export const LOCAL_HEADER_BYTES = 30;
export const CENTRAL_HEADER_BYTES = 46;
export const END_BYTES = 22;
export const MAX_ARCHIVE_BYTES = 0xffff_ffff - 1;
export const MAX_ENTRIES = 0xffff - 1;

export const LOCAL_SIGNATURE = 0x0403_4b50;
export const CENTRAL_SIGNATURE = 0x0201_4b50;
export const END_SIGNATURE = 0x0605_4b50;

const MAX_32_BITS = 0xffff_ffff;
const MAX_16_BITS = 0xffff;
const ZIP64_END_SIGNATURE = 0x0606_4b50;
const ZIP64_LOCATOR_SIGNATURE = 0x0706_4b50;
const ZIP64_END_BYTES = 56;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_EXTRA = 1;

const VERSION_NEEDED = 20;
const VERSION_NEEDED_ZIP64 = 45;
/** Made by Unix, so that the permissions below count. */
const VERSION_MADE_BY = (3 << 8) | VERSION_NEEDED;
/** A regular file that all may read (0100644), where Unix keeps it. */
const EXTERNAL_ATTRIBUTES = 0o100644 * 0x1_0000;
const UTF8_NAMES = 1 << 11;
/** Midnight of 1980-01-01, the format's first moment: the same entries always give the same bytes. */
const DOS_DATE = (1 << 5) | 1;

export function localHeader({ name, crc32, length }: ZipRecord): Buffer {
  const extra = zip64Extra(length >= MAX_32_BITS ? [length, length] : []);
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  header.writeUInt32LE(LOCAL_SIGNATURE, 0);
  writeCommonFields(header, 4, { crc32, length, name, extra });
  return Buffer.concat([header, name, extra]);
}

export function centralHeader({ name, crc32, length, headerOffset }: ZipRecord): Buffer {
  const extra = zip64Extra([
    ...(length >= MAX_32_BITS ? [length, length] : []),
    ...(headerOffset >= MAX_32_BITS ? [headerOffset] : []),
  ]);
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES);
  header.writeUInt32LE(CENTRAL_SIGNATURE, 0);
  header.writeUInt16LE(VERSION_MADE_BY, 4);
  writeCommonFields(header, 6, { crc32, length, name, extra });
  header.writeUInt32LE(EXTERNAL_ATTRIBUTES, 38);
  header.writeUInt32LE(Math.min(headerOffset, MAX_32_BITS), 42);
  return Buffer.concat([header, name, extra]);
}

/** What an archive ends with. */
export function endRecord(entries: number, centralOffset: number, centralBytes: number): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(END_SIGNATURE, 0);
  record.writeUInt16LE(Math.min(entries, MAX_16_BITS), 8);
  record.writeUInt16LE(Math.min(entries, MAX_16_BITS), 10);
  record.writeUInt32LE(Math.min(centralBytes, MAX_32_BITS), 12);
  record.writeUInt32LE(Math.min(centralOffset, MAX_32_BITS), 16);
  if (entries < MAX_16_BITS && centralBytes < MAX_32_BITS && centralOffset < MAX_32_BITS) return record;
  return Buffer.concat([zip64EndRecords(entries, centralOffset, centralBytes), record]);
}

function zip64EndRecords(entries: number, centralOffset: number, centralBytes: number): Buffer {
  const records = Buffer.alloc(ZIP64_END_BYTES + ZIP64_LOCATOR_BYTES);
  records.writeUInt32LE(ZIP64_END_SIGNATURE, 0);
  records.writeBigUInt64LE(BigInt(ZIP64_END_BYTES - 12), 4);
  records.writeUInt16LE((3 << 8) | VERSION_NEEDED_ZIP64, 12);
  records.writeUInt16LE(VERSION_NEEDED_ZIP64, 14);
  records.writeBigUInt64LE(BigInt(entries), 24);
  records.writeBigUInt64LE(BigInt(entries), 32);
  records.writeBigUInt64LE(BigInt(centralBytes), 40);
  records.writeBigUInt64LE(BigInt(centralOffset), 48);
  records.writeUInt32LE(ZIP64_LOCATOR_SIGNATURE, ZIP64_END_BYTES);
  records.writeBigUInt64LE(BigInt(centralOffset + centralBytes), ZIP64_END_BYTES + 8);
  records.writeUInt32LE(1, ZIP64_END_BYTES + 16);
  return records;
}

/** The extra field for numbers that do not fit into their own; none where all do. */
function zip64Extra(numbers: readonly number[]): Buffer {
  if (numbers.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [i, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * i);
  return extra;
}

/** The 26 bytes both headers share: version, flags, method (0, stored), time, date, CRC, sizes, name length, extra length. */
function writeCommonFields(
  header: Buffer,
  at: number,
  { crc32, length, name, extra }: Pick<ZipRecord, 'crc32' | 'length' | 'name'> & { extra: Buffer },
): void {
  header.writeUInt16LE(extra.length > 0 ? VERSION_NEEDED_ZIP64 : VERSION_NEEDED, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(crc32, at + 10);
  header.writeUInt32LE(Math.min(length, MAX_32_BITS), at + 14);
  header.writeUInt32LE(Math.min(length, MAX_32_BITS), at + 18);
  header.writeUInt16LE(name.length, at + 22);
  header.writeUInt16LE(extra.length, at + 24);
}
