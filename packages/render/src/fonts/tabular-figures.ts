import { ByteSink } from './byte-stream.ts';
import { readCharacterMap, writeCharacterMap } from './character-map.ts';
import { view } from './sfnt.ts';
import type { SfntTables } from './sfnt-tables.ts';

const GLYPH_COUNT = 4;
const METRIC_COUNT = 34;
const LONG_OFFSETS = 50;
const DIGITS = [...'0123456789'].map((digit) => digit.charCodeAt(0));

/** Whether `addTabularFigures` can: TrueType outlines that do not vary. */
export const canAddTabularFigures = (tags: { has(tag: string): boolean }): boolean =>
  tags.has('glyf') && !tags.has('fvar');

/**
 * Gives ten copies of the digits, which nothing kerns, the width of the widest, and stands them in its middle: a
 * bearing other than the outline's left edge moves the outline.
 */
export function addTabularFigures(tables: SfntTables): void {
  const characters = readCharacterMap(tables.get('cmap')!);
  const sources = DIGITS.map((digit) => characters.get(digit) ?? 0);
  if (sources.includes(0)) return;
  const count = view(tables.get('maxp')!).getUint16(GLYPH_COUNT);
  if (count + DIGITS.length > 0xffff || sources.some((glyph) => glyph >= count)) return;
  const metrics = readMetrics(tables, count);
  const width = Math.max(...sources.map((glyph) => metrics[glyph]!.advance));
  for (const glyph of sources) {
    const { advance, bearing } = metrics[glyph]!;
    metrics.push({ advance: width, bearing: bearing + Math.floor((width - advance) / 2) });
  }
  appendOutlines(tables, sources, count);
  const hmtx = new ByteSink();
  for (const { advance, bearing } of metrics) {
    hmtx.uint16(advance);
    hmtx.uint16(bearing);
  }
  for (const [index, digit] of DIGITS.entries()) characters.set(digit, count + index);
  const maxp = tables.get('maxp')!.slice();
  const hhea = tables.get('hhea')!.slice();
  view(maxp).setUint16(GLYPH_COUNT, metrics.length);
  view(hhea).setUint16(METRIC_COUNT, metrics.length);
  tables.set('maxp', maxp).set('hhea', hhea).set('hmtx', hmtx.bytes());
  tables.set('cmap', writeCharacterMap(characters, tables.get('cmap')!));
  tables.set('post', withoutGlyphNames(tables.get('post')));
  for (const perGlyph of ['hdmx', 'LTSH', 'VDMX']) tables.delete(perGlyph);
}

interface Metric {
  readonly advance: number;
  readonly bearing: number;
}

function readMetrics(tables: SfntTables, count: number): Metric[] {
  const hmtx = view(tables.get('hmtx')!);
  const long = view(tables.get('hhea')!).getUint16(METRIC_COUNT);
  return Array.from({ length: count }, (_, glyph) => ({
    advance: hmtx.getUint16(Math.min(glyph, long - 1) * 4),
    bearing: hmtx.getInt16(glyph < long ? glyph * 4 + 2 : long * 4 + (glyph - long) * 2),
  }));
}

function appendOutlines(tables: SfntTables, sources: readonly number[], count: number): void {
  const head = tables.get('head')!.slice();
  const old = view(tables.get('loca')!);
  const long = view(head).getUint16(LONG_OFFSETS) === 1;
  const offsets = Array.from({ length: count + 1 }, (_, glyph) =>
    long ? old.getUint32(glyph * 4) : old.getUint16(glyph * 2) * 2,
  );
  const glyf = tables.get('glyf')!;
  const outlines = new ByteSink();
  outlines.append(glyf.subarray(0, offsets[count]));
  for (const source of sources) {
    while (outlines.length % 4 > 0) outlines.uint8(0);
    offsets[offsets.length - 1] = outlines.length;
    outlines.append(glyf.subarray(offsets[source]!, offsets[source + 1]!));
    offsets.push(outlines.length);
  }
  const loca = view(new Uint8Array(offsets.length * 4));
  for (const [index, offset] of offsets.entries()) loca.setUint32(index * 4, offset);
  view(head).setUint16(LONG_OFFSETS, 1);
  tables.set('head', head).set('glyf', outlines.bytes()).set('loca', new Uint8Array(loca.buffer));
}

const POST_HEADER = 32;

/** A `post` table of version 3. */
export function withoutGlyphNames(post: Uint8Array | undefined): Uint8Array {
  const header = new Uint8Array(POST_HEADER);
  if (post) header.set(post.subarray(0, POST_HEADER));
  view(header).setUint32(0, 0x30000);
  return header;
}
