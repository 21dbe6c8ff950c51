/** Writes the reference pages in `docs/reference` from the tables in the code: `node scripts/docs/reference.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceDir, referencePages } from './reference-pages.ts';

mkdirSync(referenceDir, { recursive: true });
for (const [name, page] of Object.entries(referencePages)) {
  writeFileSync(join(referenceDir, name), page());
  console.log(`docs/reference/${name}`);
}
