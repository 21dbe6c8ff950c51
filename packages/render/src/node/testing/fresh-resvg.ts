import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const wasmPath = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
let instances = 0;

/**
 * The rasteriser in an instance of its own: the package can be initialised once, and test files share a process.
 * `change` may cap the module before it is compiled.
 */
export async function freshResvg(change = (wasm: Uint8Array): Uint8Array => wasm) {
  const module = pathToFileURL(wasmPath.replace('index_bg.wasm', 'index.mjs'));
  module.search = `instance=${++instances}`;
  const resvg: typeof import('@resvg/resvg-wasm') = await import(/* @vite-ignore */ module.href);
  await resvg.initWasm(change(readFileSync(wasmPath)) as Uint8Array<ArrayBuffer>);
  return resvg;
}
