import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { nameTable } from '../../../packages/render/src/fonts/name-table.ts';
import { buildSfnt } from '../../../packages/render/src/fonts/sfnt.ts';
import { flavorOf, sfntTables } from '../../../packages/render/src/fonts/sfnt-tables.ts';

const require = createRequire(import.meta.url);

/** A bold font that says it is “Acme Sans”, which nobody ships. */
export function acmeSans(): Uint8Array {
  const folder = require.resolve('@expo-google-fonts/outfit/package.json').replace('package.json', '');
  const outfit = readFileSync(`${folder}700Bold/Outfit_700Bold.ttf`);
  return buildSfnt(flavorOf(outfit), new Map([...sfntTables(outfit)]).set('name', nameTable('Acme Sans')));
}
