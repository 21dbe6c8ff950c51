/**
 * The records of a ZIP archive whose entries are stored, not compressed (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12,
 * 4.3.16). Without the ZIP64 extension, so everything stays below 4 GiB and 65,535 entries.
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

const VERSION_NEEDED = 20;
/** Made by Unix, so that the permissions below count. */
const VERSION_MADE_BY = (3 << 8) | VERSION_NEEDED;
/** A regular file that all may read (0100644), where Unix keeps it. */
const EXTERNAL_ATTRIBUTES = 0o100644 * 0x1_0000;
const UTF8_NAMES = 1 << 11;
/** Midnight of 1980-01-01, the format's first moment: the same entries always give the same bytes. */
const DOS_DATE = (1 << 5) | 1;

export function localHeader({ name, crc32, length }: ZipRecord): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES + name.length);
  header.writeUInt32LE(LOCAL_SIGNATURE, 0);
  writeCommonFields(header, 4, crc32, length, name.length);
  name.copy(header, LOCAL_HEADER_BYTES);
  return header;
}

export function centralHeader({ name, crc32, length, headerOffset }: ZipRecord): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES + name.length);
  header.writeUInt32LE(CENTRAL_SIGNATURE, 0);
  header.writeUInt16LE(VERSION_MADE_BY, 4);
  writeCommonFields(header, 6, crc32, length, name.length);
  header.writeUInt32LE(EXTERNAL_ATTRIBUTES, 38);
  header.writeUInt32LE(headerOffset, 42);
  name.copy(header, CENTRAL_HEADER_BYTES);
  return header;
}

export function endRecord(entries: number, centralOffset: number, centralBytes: number): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(END_SIGNATURE, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(centralBytes, 12);
  record.writeUInt32LE(centralOffset, 16);
  return record;
}

/** The 26 bytes both headers share: version, flags, method (0, stored), time, date, CRC, sizes, name length, extra length. */
function writeCommonFields(header: Buffer, at: number, crc32: number, length: number, nameBytes: number): void {
  header.writeUInt16LE(VERSION_NEEDED, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(crc32, at + 10);
  header.writeUInt32LE(length, at + 14);
  header.writeUInt32LE(length, at + 18);
  header.writeUInt16LE(nameBytes, at + 22);
}
