/** Writes the client's types of the wire: `node scripts/sdk/wire.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wirePath, wireTypes } from './wire-types.ts';

writeFileSync(fileURLToPath(new URL(`../../${wirePath}`, import.meta.url)), wireTypes());
console.log(wirePath);
