import { mkdirSync, writeFileSync } from 'node:fs';
import { CAST } from './cast.data.ts';
import { drawPortrait } from './portrait/portrait.ts';

const folder = new URL('../../examples/assets/avatars/', import.meta.url);
mkdirSync(folder, { recursive: true });

let totalBytes = 0;
for (const [firstName, person] of Object.entries(CAST)) {
  const jpeg = drawPortrait(person);
  totalBytes += jpeg.length;
  writeFileSync(new URL(`${firstName}.jpg`, folder), jpeg);
}
process.stdout.write(`${Object.keys(CAST).length} avatars, ${Math.round(totalBytes / 1024)} KiB\n`);
