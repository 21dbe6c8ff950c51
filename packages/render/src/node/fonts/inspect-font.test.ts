import { describe, expect, it } from 'vitest';
import { buildSfnt, view } from '../../fonts/sfnt.ts';
import { flavorOf, type SfntTables, sfntTables } from '../../fonts/sfnt-tables.ts';
import { inspectFont } from './index.ts';
import { UPLOADS } from './uploads.fixture.ts';

/** The font with its tables changed. */
function changed(change: (tables: SfntTables) => unknown, font: Uint8Array = UPLOADS.outfit): Uint8Array {
  const tables: SfntTables = new Map([...sfntTables(font)].map(([tag, bytes]) => [tag, bytes.slice()]));
  change(tables);
  return buildSfnt(flavorOf(font), tables);
}

/** The font with a 16-bit value of a table changed. */
const word = (tag: string, at: number, value: number): Uint8Array =>
  changed((tables) => view(tables.get(tag)!).setUint16(at, value));

function patched(change: (file: DataView) => unknown, font: Uint8Array = UPLOADS.outfit): Uint8Array {
  const bytes = font.slice();
  change(view(bytes));
  return bytes;
}

/** Glyph `count - 1` made of a thousand of the one before it, and so on down: composed without end. */
function bomb(tables: SfntTables): void {
  const LEVELS = 6;
  const PARTS = 300;
  const glyph = (part: number): number[] => {
    const parts = Array.from({ length: PARTS }, (_, at) => [0, at + 1 < PARTS ? 0x20 : 0, part >> 8, part & 255, 0, 0]);
    return [0xff, 0xff, ...Array(8).fill(0), ...parts.flat()];
  };
  const count = view(tables.get('maxp')!).getUint16(4);
  const outlines = Array.from({ length: LEVELS }, (_, level) => glyph(count - LEVELS + level - 1));
  const loca = view(new Uint8Array((count + 1) * 4));
  for (let level = 1; level <= LEVELS; level++) {
    loca.setUint32((count - LEVELS + level) * 4, outlines.slice(0, level).flat().length);
  }
  view(tables.get('head')!).setUint16(50, 1);
  tables.set('glyf', Uint8Array.from(outlines.flat())).set('loca', new Uint8Array(loca.buffer));
}

describe('a font file', () => {
  it('says what it is', () => {
    expect(inspectFont(UPLOADS.outfit)).toMatchObject({
      family: 'Outfit',
      subfamily: 'Bold',
      weight: 700,
      style: 'normal',
      axes: [],
      issues: [],
    });
    expect(inspectFont(UPLOADS.italic)).toMatchObject({ family: 'DM Sans', subfamily: 'Italic', style: 'italic' });
    expect(inspectFont(UPLOADS.cff)).toMatchObject({ glyphs: 3, characters: 2, weight: 500 });
  });

  it('says which features, scripts and axes it has', () => {
    const facts = inspectFont(UPLOADS.widths);
    expect(facts).toMatchObject({
      axes: [
        { tag: 'wght', min: 100, default: 400, max: 900 },
        { tag: 'wdth', min: 62.5, default: 100, max: 100 },
      ],
    });
    expect('scripts' in facts && facts.scripts[0]).toEqual({ script: 'Latin', characters: 119 });
    const outfit = inspectFont(UPLOADS.outfit);
    expect('features' in outfit && outfit.features).toEqual(expect.arrayContaining(['kern', 'liga', 'ss01', 'tnum']));
  });

  it.each([
    ['restricted', 0x0002, ['font_licence_restricted']],
    ['restricted, but editable too', 0x000a, []],
    ['without subsets', 0x0104, ['font_licence_no_subsets']],
    ['installable', 0, []],
  ])('tells of a licence that is %s', (_, permissions, codes) => {
    const facts = inspectFont(word('OS/2', 8, permissions));
    expect('issues' in facts && facts.issues.map(({ code }) => code)).toEqual(codes);
  });

  it('in colours is told that they are dropped', () => {
    const facts = inspectFont(changed((tables) => tables.set('COLR', new Uint8Array(14))));
    expect(facts).toMatchObject({ family: 'Outfit', issues: [{ code: 'font_tables_dropped' }] });
  });

  it.each([
    ['nothing', new Uint8Array(), 'not a font file'],
    ['text', new TextEncoder().encode('<!doctype html><title>404</title>'), 'not a TTF, OTF or WOFF2'],
    ['a collection', patched((file) => file.setUint32(0, 0x74746366)), 'collection'],
    ['a collection in WOFF2', patched((file) => file.setUint32(4, 0x74746366), UPLOADS.weights), 'collection'],
    ['WOFF 1', patched((file) => file.setUint32(0, 0x774f4646)), 'WOFF 1'],
    ['six megabytes', new Uint8Array(6 * 1024 * 1024), 'larger than 5 MB'],
    ['half a file', UPLOADS.outfit.subarray(0, 20_000), 'truncated'],
    ['half a WOFF2 file', UPLOADS.weights.subarray(0, 9_000), 'damaged'],
    ['no tables', patched((file) => file.setUint16(4, 0)), 'directory'],
    ['a table over another', patched((file) => file.setUint32(12 + 8, file.getUint32(28 + 8))), 'over each other'],
    ['a table twice', patched((file) => file.setUint32(12, file.getUint32(28))), 'twice'],
    ['no character map', changed((tables) => tables.delete('cmap')), 'no “cmap”'],
    ['no outlines', changed((tables) => tables.delete('glyf')), 'no outlines'],
    ['outlines elsewhere', changed((tables) => view(tables.get('loca')!).setUint16(2, 0xffff)), 'outside'],
    ['no glyphs', word('maxp', 4, 0), 'counts its glyphs'],
    ['too few widths', changed((tables) => tables.set('hmtx', new Uint8Array(8))), 'widths'],
    ['a header of zeros', changed((tables) => tables.get('head')!.fill(0)), 'header'],
    ['glyphs composed without end', changed(bomb), 'too complicated'],
    ['features nowhere', word('GSUB', 6, 0xfff0), 'damaged'],
  ])('is refused when it is %s', (_, bytes, reason) => {
    expect(inspectFont(bytes)).toEqual({ error: expect.stringContaining(reason) });
  });
});
