/** Compiles the encoders that are written in AssemblyScript: `node scripts/wasm/build.ts`. */
import { writeFileSync } from 'node:fs';
import { binaryPath, compileModule, moduleNames } from './compile-module.ts';

for (const name of moduleNames) writeFileSync(binaryPath(name), await compileModule(name));
console.log(moduleNames.map((name) => `${name}.wasm`).join(', '));
