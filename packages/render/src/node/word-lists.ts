import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { WordListHost } from '../text/word-breaker.ts';

/** The word lists from disk. */
export const wordLists: WordListHost = {
  loadWords: (script) =>
    brotliDecompressSync(readFileSync(new URL(`../text/words/${script}.words.br`, import.meta.url))),
};
