import { buildSfnt, view } from './sfnt.ts';
import { rebuildGlyphs } from './woff2-glyphs.ts';
import { rebuildMetrics } from './woff2-metrics.ts';

/** Undoes Brotli; what the platform has is handed in. */
export type Unbrotli = (bytes: Uint8Array) => Uint8Array;

/** Table tags by their index in a WOFF2 directory (WOFF File Format 2.0, section 4.1). */
const KNOWN_TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT ' +
  'VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar ' +
  'fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'
)
  .split(' ')
  .map((tag) => tag.replace('_', ' '));

/** Bytes. */
export const LARGEST_UNPACKED = 30 * 1024 * 1024;
const MOST_TABLES = 64;

const HEADER_BYTES = 48;
const SIGNATURE = 0x774f4632;
const LONG_OFFSETS = 1;
const INDEX_TO_LOC_FORMAT = 50;

/** The flavor of the font inside of a WOFF2 file. */
export const packedFlavor = (bytes: Uint8Array): number => view(bytes).getUint32(4);

export const isWoff2 = (bytes: Uint8Array): boolean =>
  bytes.length > HEADER_BYTES && view(bytes).getUint32(0) === SIGNATURE;

/**
 * Unpacks a WOFF2 file (W3C WOFF File Format 2.0; single fonts, not collections). Canvases differ in how well they
 * unpack one themselves: FreeType's loses outlines of variable fonts. RangeError if the file is
 * truncated or would be larger than `LARGEST_UNPACKED`.
 */
export function woff2ToSfnt(bytes: Uint8Array, unbrotli: Unbrotli): Uint8Array {
  const header = view(bytes);
  const { directory, end } = readDirectory(bytes);
  const data = unbrotli(bytes.subarray(end, end + header.getUint32(20)));
  const tables = new Map<string, Uint8Array>();
  const transformed = new Map<string, Uint8Array>();
  let offset = 0;
  for (const entry of directory) {
    const table = data.subarray(offset, offset + entry.length);
    (entry.transformed ? transformed : tables).set(entry.tag, table);
    offset += entry.length;
  }
  const packedGlyphs = transformed.get('glyf');
  if (packedGlyphs) {
    const { glyf, loca, leftEdges } = rebuildGlyphs(packedGlyphs);
    tables.set('glyf', glyf).set('loca', loca);
    const head = tables.get('head')!.slice();
    view(head).setUint16(INDEX_TO_LOC_FORMAT, LONG_OFFSETS);
    tables.set('head', head);
    const packedMetrics = transformed.get('hmtx');
    if (packedMetrics) tables.set('hmtx', rebuildMetrics(packedMetrics, tables.get('hhea')!, leftEdges));
  }
  return buildSfnt(header.getUint32(4), tables);
}

interface DirectoryEntry {
  readonly tag: string;
  /** Bytes in the unpacked stream. */
  readonly length: number;
  readonly transformed: boolean;
}

function readDirectory(bytes: Uint8Array): { directory: DirectoryEntry[]; end: number } {
  const header = view(bytes);
  let at = HEADER_BYTES;
  const directory: DirectoryEntry[] = [];
  for (let left = header.getUint16(12); left > 0; left--) {
    const flags = header.getUint8(at++);
    let tag = KNOWN_TAGS[flags & 0x3f];
    if (tag === undefined) {
      tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      at += 4;
    }
    const length = readBase128();
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    directory.push({ tag, length: transformed ? readBase128() : length, transformed });
  }
  const unpacked = directory.reduce((sum, entry) => sum + entry.length, 0);
  if (directory.length > MOST_TABLES || unpacked > LARGEST_UNPACKED) throw new RangeError('The font is too large.');
  return { directory, end: at };

  function readBase128(): number {
    let value = 0;
    for (let digits = 0; digits < 5; digits++) {
      const byte = header.getUint8(at++);
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
    throw new RangeError('A number in the WOFF2 directory is too long.');
  }
}
