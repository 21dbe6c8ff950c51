import { mkdirSync, writeFileSync } from 'node:fs';
import { buildRows, printRows } from './build-rows.ts';
import { STARTERS } from './starters/index.ts';

for (const starter of STARTERS) {
  const folder = new URL(`../../examples/${starter.folder}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  const rows = buildRows(starter);
  writeFileSync(new URL('rows.json', folder), printRows(rows));
  process.stdout.write(`${starter.folder}: ${rows.length} rows\n`);
}
