import { view } from './sfnt.ts';
import { flavorOf, type SfntTables, sfntTables } from './sfnt-tables.ts';

/** Thrown while a font is checked; the message is for whoever uploaded it. */
export class FontRefused extends Error {}

const refuse = (message: string): never => {
  throw new FontRefused(message);
};

const TRUETYPE = 0x00010000;
const APPLE_TRUETYPE = 0x74727565;
const OPENTYPE = 0x4f54544f;
const COLLECTION = 0x74746366;
const WOFF1 = 0x774f4646;
const MOST_TABLES = 64;
const REQUIRED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'OS/2'];
const LEAST_LENGTHS: { readonly [tag: string]: number } = { head: 54, hhea: 36, maxp: 6, 'OS/2': 78 };

/** @throws FontRefused where a file's first bytes are not those of a single font. */
export function checkFlavor(flavor: number): void {
  if (flavor === COLLECTION) refuse('This is a collection of fonts (TTC); upload its fonts one by one.');
  if (flavor === WOFF1) refuse('WOFF 1 is not supported; upload the font as TTF, OTF or WOFF2.');
  if (![TRUETYPE, APPLE_TRUETYPE, OPENTYPE].includes(flavor)) refuse('This is not a TTF, OTF or WOFF2 font.');
}

/**
 * The tables of a TrueType or OpenType font whose directory holds: every table in the file, none twice, none over
 * another, those that every reader relies on present and as long as they say.
 *
 * @throws FontRefused
 */
export function checkSfnt(sfnt: Uint8Array): SfntTables {
  if (sfnt.length < 12) return refuse('This is not a font file.');
  checkFlavor(flavorOf(sfnt));
  checkDirectory(sfnt);
  const tables = sfntTables(sfnt);
  for (const tag of REQUIRED) if (!tables.has(tag)) refuse(`The font has no “${tag}” table.`);
  for (const [tag, length] of Object.entries(LEAST_LENGTHS)) {
    if (tables.get(tag)!.length < length) refuse(`The “${tag}” table of the font is too short.`);
  }
  checkHeader(tables);
  return tables;
}

function checkDirectory(sfnt: Uint8Array): void {
  const file = view(sfnt);
  const count = file.getUint16(4);
  const end = 12 + count * 16;
  if (count === 0 || count > MOST_TABLES || end > sfnt.length) refuse('The table directory of the font is damaged.');
  const tags = new Set<number>();
  const spans: [start: number, end: number][] = [];
  for (let record = 12; record < end; record += 16) {
    tags.add(file.getUint32(record));
    const start = file.getUint32(record + 8);
    const length = file.getUint32(record + 12);
    if (start < end || start + length > sfnt.length) refuse('The font file is truncated.');
    if (length > 0) spans.push([start, start + length]);
  }
  if (tags.size < count) refuse('The font has a table twice.');
  spans.sort((a, b) => a[0] - b[0]);
  if (spans.some(([start], index) => index > 0 && start < spans[index - 1]![1])) {
    refuse('Tables of the font lie over each other.');
  }
}

const MAGIC = 0x5f0f3cf5;

function checkHeader(tables: SfntTables): void {
  const head = view(tables.get('head')!);
  const units = head.getUint16(18);
  if (head.getUint32(12) !== MAGIC || units < 16 || units > 16_384 || head.getUint16(50) > 1) {
    refuse('The header of the font is damaged.');
  }
  const glyphs = view(tables.get('maxp')!).getUint16(4);
  const metrics = view(tables.get('hhea')!).getUint16(34);
  if (glyphs === 0 || metrics === 0 || metrics > glyphs) refuse('The font counts its glyphs wrongly.');
  if (tables.get('hmtx')!.length < metrics * 4 + (glyphs - metrics) * 2) refuse('The font lacks widths of its glyphs.');
}
