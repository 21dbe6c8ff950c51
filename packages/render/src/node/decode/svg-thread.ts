import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Extent } from '../../geometry.ts';
// Not the folder's index: the thread begins sooner without the sanitiser.
import { capMemory } from '../../svg/cap-memory.ts';
import { rasteriseSvg } from '../../svg/rasterise.ts';
import type { SafeSvg } from '../../svg/sanitise.ts';

/** What a thread is asked; it answers with an `SvgBitmap`. Its first message, null, says that it is ready. */
export interface SvgTask {
  readonly svg: SafeSvg;
  readonly size: Extent;
}

/** 512 MB in pages of 64 KB: a drawing of 16 megapixels, with a few layers of that size. */
const MAX_PAGES = 8192;
const FACES = ['400Regular/Inter_400Regular.ttf', '700Bold/Inter_700Bold.ttf'];

const require = createRequire(import.meta.url);
const read = (module: string): Buffer => readFileSync(require.resolve(module));

let fonts: Uint8Array[] = [];
await initWasm(capMemory(read('@resvg/resvg-wasm/index_bg.wasm'), MAX_PAGES));

/** Whatever is thrown ends the thread, and with it a wasm that cannot be trusted any more. */
parentPort?.on('message', ({ svg, size }: SvgTask) => {
  if (svg.hasText && fonts.length === 0) fonts = FACES.map((face) => read(`@expo-google-fonts/inter/${face}`));
  const bitmap = rasteriseSvg(Resvg, svg, size, fonts);
  parentPort?.postMessage(bitmap, [bitmap.data.buffer]);
});
parentPort?.postMessage(null);
