import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInstancer, type Instancer, type SubsetterExports } from '../../fonts/index.ts';

/** What is used of the global that neither Node's types nor those of the language declare. */
interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly;
let subsetter: object | undefined;

/** HarfBuzz's subsetter is compiled when a variable font is first pinned. */
export const instance: Instancer = createInstancer(() => {
  const require = createRequire(import.meta.url);
  subsetter ??= new Module(readFileSync(require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')));
  return new Instance(subsetter).exports as SubsetterExports;
});
