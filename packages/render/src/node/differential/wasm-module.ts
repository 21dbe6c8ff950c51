import { readFileSync } from 'node:fs';

/** What is used of the global that neither Node's types nor those of the language declare. */
interface WebAssemblyGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

export interface WasmMemory {
  /** Another one whenever the memory has grown. */
  readonly buffer: ArrayBuffer;
}

export interface WasmGlobal<Value extends number | bigint> {
  readonly value: Value;
}

const compiled = new Map<string, object>();

/** False where Node was told to do without, as by `--jitless`. */
export const hasWebAssembly = 'WebAssembly' in globalThis;

/** A new instance, with a memory of its own, of a binary beside this file, which is compiled once. */
export function instantiate<Exports>(file: string): Exports {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyGlobal }).WebAssembly;
  const module = compiled.get(file) ?? new Module(readFileSync(new URL(file, import.meta.url)));
  compiled.set(file, module);
  return new Instance(module).exports as Exports;
}
