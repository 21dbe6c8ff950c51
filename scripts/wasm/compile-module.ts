import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCES = new URL('../../packages/render/assembly/', import.meta.url);
const BINARIES = new URL('../../packages/render/src/node/differential/', import.meta.url);

/** Every module there is: the folders of `packages/render/assembly`. */
export const moduleNames: readonly string[] = readdirSync(SOURCES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Where the compiled module is kept, in git like any other file: who installs Pictify needs no compiler. */
export function binaryPath(name: string): string {
  return fileURLToPath(new URL(`${name}.wasm`, BINARIES));
}

/**
 * The binary of `packages/render/assembly/<name>/index.ts`: no runtime, no imports, nothing that the compiler would not
 * write again. Memory beyond its own constants is the module's to lay out and to grow.
 *
 * @throws Error with the compiler's own words.
 */
export async function compileModule(name: string): Promise<Uint8Array> {
  let binary = new Uint8Array();
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main([`${name}/index.ts`, '--outFile', 'module.wasm', ...OPTIONS], {
    stderr,
    writeFile: (_, contents) => {
      binary = Uint8Array.from(contents as Uint8Array);
    },
  });
  if (error) throw new Error(`${name}: ${error.message}\n${stderr}`);
  return binary;
}

const OPTIONS = [
  ['--baseDir', fileURLToPath(SOURCES)],
  ['--optimizeLevel', '3'],
  ['--shrinkLevel', '0'],
  ['--converge'],
  ['--noAssert'],
  ['--uncheckedBehavior', 'always'],
  ['--runtime', 'stub'],
  ['--enable', 'simd'],
  ['--use', 'abort='],
].flat();
