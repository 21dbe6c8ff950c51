import type { Unbrotli } from '../fonts/index.ts';

let loading: Promise<Unbrotli> | undefined;

/** Fetched with the first WOFF2 file: text in the shipped Latin families needs none. */
export function loadUnbrotli(): Promise<Unbrotli> {
  loading ??= import('brotli-dec-wasm/web')
    .then(async ({ default: initialise, decompress }) => {
      await initialise();
      return decompress;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
