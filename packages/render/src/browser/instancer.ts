import { createInstancer, type FontRecipe, type Instancer, type SubsetterExports } from '../fonts/index.ts';

let compiling: Promise<WebAssembly.Module> | undefined;

/** The subsetter is fetched with the first variable font that is to be pinned; other recipes need none. */
export async function loadInstancer({ axes }: FontRecipe): Promise<Instancer> {
  if (!axes) return (sfnt) => sfnt;
  compiling ??= compile().catch((error: unknown) => {
    compiling = undefined;
    throw error;
  });
  const module = await compiling;
  return createInstancer(() => new WebAssembly.Instance(module).exports as unknown as SubsetterExports);
}

const compile = (): Promise<WebAssembly.Module> =>
  WebAssembly.compileStreaming(fetch(new URL('harfbuzzjs/dist/harfbuzz-subset.wasm', import.meta.url)));
