import { view } from './sfnt.ts';

export type SfntTables = Map<string, Uint8Array>;

/** The tables of a single font by tag, as views of its bytes. Throws RangeError if truncated. */
export function sfntTables(file: Uint8Array): SfntTables {
  // What Node reads from disk is a Buffer, whose `slice` does not copy.
  const sfnt = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const header = view(sfnt);
  const tables: SfntTables = new Map();
  for (let index = 0; index < header.getUint16(4); index++) {
    const record = 12 + index * 16;
    const tag = String.fromCharCode(...sfnt.subarray(record, record + 4));
    const offset = header.getUint32(record + 8);
    const length = header.getUint32(record + 12);
    if (offset + length > sfnt.length) throw new RangeError('The font file is truncated.');
    tables.set(tag, sfnt.subarray(offset, offset + length));
  }
  return tables;
}

export const flavorOf = (sfnt: Uint8Array): number => view(sfnt).getUint32(0);
