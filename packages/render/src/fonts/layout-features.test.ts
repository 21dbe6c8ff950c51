import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { type FeatureSettings, setFeatures } from './layout-features.ts';
import { readLayoutTable, writeLayoutTable } from './layout-table.ts';
import { buildSfnt, view } from './sfnt.ts';
import { sfntTables } from './sfnt-tables.ts';
import { FontData } from './shaping-face.ts';

const require = createRequire(import.meta.url);
const read = (folder: string, file: string): Uint8Array =>
  readFileSync(require.resolve(`@expo-google-fonts/${folder}/package.json`).replace('package.json', file));
const INTER = read('inter', '400Regular/Inter_400Regular.ttf');
const PLAYFAIR = read('playfair-display', '400Regular/PlayfairDisplay_400Regular.ttf');

function glyphs(font: Uint8Array, text: string, settings: FeatureSettings = {}): number[] {
  const tables = sfntTables(font);
  setFeatures(tables, settings);
  const data = new FontData(buildSfnt(0x10000, tables));
  return data.face({ family: 'test', weight: 400, style: 'normal' }, false).glyphs(text);
}

describe('layout tables', () => {
  it.each(['GSUB', 'GPOS'])('are read and written without loss: %s', (tag) => {
    for (const font of [INTER, PLAYFAIR]) {
      const table = readLayoutTable(sfntTables(font).get(tag)!);
      const again = readLayoutTable(writeLayoutTable(table));
      expect(again.scripts).toEqual(table.scripts);
      expect(again.features).toEqual(table.features);
      expect(again.lookups.subarray(0, table.lookups.length)).toEqual(new Uint8Array(table.lookups));
    }
  });

  it('keep their feature variations', () => {
    const table = {
      ...readLayoutTable(sfntTables(INTER).get('GSUB')!),
      variations: Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0),
    };
    expect(readLayoutTable(writeLayoutTable(table)).variations).toEqual(table.variations);
  });

  it('are refused where they are cut off or larger than any', () => {
    const table = sfntTables(INTER).get('GSUB')!;
    expect(() => readLayoutTable(table.subarray(0, 300))).toThrow(RangeError);
    const endless = table.slice();
    view(endless).setUint16(view(endless).getUint16(6), 0xffff);
    expect(() => readLayoutTable(endless)).toThrow(RangeError);
  });
});

describe('features', () => {
  it('that are turned on change glyphs, and nothing else does', () => {
    expect(glyphs(INTER, '01', { tnum: true })).not.toEqual(glyphs(INTER, '01'));
    expect(glyphs(INTER, 'ab', { tnum: true })).toEqual(glyphs(INTER, 'ab'));
    expect(glyphs(INTER, '01', {})).toEqual(glyphs(INTER, '01'));
    expect(glyphs(INTER, '01', { xxxx: true })).toEqual(glyphs(INTER, '01'));
  });

  it('add up', () => {
    const both = glyphs(PLAYFAIR, 'a1', { smcp: true, lnum: true });
    expect(both).toEqual([...glyphs(PLAYFAIR, 'a', { smcp: true }), ...glyphs(PLAYFAIR, '1', { lnum: true })]);
  });

  it('that are turned off leave letters apart', () => {
    expect(glyphs(PLAYFAIR, 'fi')).toHaveLength(1);
    expect(glyphs(PLAYFAIR, 'fi', { liga: false })).toHaveLength(2);
  });

  it('hold in every language of a script', () => {
    const tables = sfntTables(INTER);
    setFeatures(tables, { tnum: true });
    const { scripts, features } = readLayoutTable(tables.get('GSUB')!);
    const systems = scripts.flatMap(({ byDefault, languages }) => [
      byDefault,
      ...languages.map(({ system }) => system),
    ]);
    expect(systems.length).toBeGreaterThan(3);
    for (const system of systems) {
      expect(system!.features.map((index) => features[index]!.tag)).toContain('rclt');
    }
  });
});
