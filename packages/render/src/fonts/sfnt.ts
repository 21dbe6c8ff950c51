/** Random access to a font file, so that the megabytes of outlines need not be read in order to measure text. */
export type ReadAt = (offset: number, length: number) => Uint8Array;

/** What HarfBuzz reads to place glyphs horizontally; outlines and bitmaps are the canvas's business. */
const SHAPING_TABLES = new Set('cmap head hhea hmtx maxp OS/2 GDEF GSUB GPOS kern fvar avar HVAR MVAR'.split(' '));
/** From which a variable font without `HVAR` derives its advances. */
const OUTLINE_TABLES = ['glyf', 'loca', 'gvar'];

/** A font (TrueType or OpenType, not a collection) reduced to its shaping tables. Throws RangeError if truncated. */
export function shapingSfnt(read: ReadAt): Uint8Array {
  const header = view(read(0, 12));
  const count = header.getUint16(4);
  const directory = read(12, count * 16);
  const records = new Map<string, { offset: number; length: number }>();
  for (let at = 0; at < directory.length; at += 16) {
    const record = view(directory.subarray(at, at + 16));
    const tag = String.fromCharCode(...directory.subarray(at, at + 4));
    records.set(tag, { offset: record.getUint32(8), length: record.getUint32(12) });
  }
  const wanted = [...records.keys()].filter((tag) => SHAPING_TABLES.has(tag));
  if (records.has('fvar') && !records.has('HVAR')) wanted.push(...OUTLINE_TABLES.filter((tag) => records.has(tag)));
  const tables = new Map(wanted.map((tag) => [tag, read(records.get(tag)!.offset, records.get(tag)!.length)]));
  return buildSfnt(header.getUint32(0), tables);
}

/** A font file of the given tables. Checksums are left zero: nobody who reads it here looks at them. */
export function buildSfnt(flavor: number, tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  let offset = 12 + tags.length * 16;
  const size = tags.reduce((sum, tag) => sum + padded(tables.get(tag)!.length), offset);
  const bytes = new Uint8Array(size);
  const out = view(bytes);
  out.setUint32(0, flavor);
  out.setUint16(4, tags.length);
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag)!;
    const record = 12 + index * 16;
    for (let at = 0; at < 4; at++) bytes[record + at] = tag.charCodeAt(at);
    out.setUint32(record + 8, offset);
    out.setUint32(record + 12, table.length);
    bytes.set(table, offset);
    offset += padded(table.length);
  }
  return bytes;
}

const padded = (length: number): number => (length + 3) & ~3;

export const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
