import type { DictionaryScript } from '../text/word-breaker.ts';

/** Each list is a file of its own, so that Latin text loads none. Bundlers find them by this very form. */
const FILES: { readonly [script in DictionaryScript]: URL } = {
  thai: new URL('../text/words/thai.words.br', import.meta.url),
  lao: new URL('../text/words/lao.words.br', import.meta.url),
  khmer: new URL('../text/words/khmer.words.br', import.meta.url),
  burmese: new URL('../text/words/burmese.words.br', import.meta.url),
};

/** The packed word list of a script. Rejects where it cannot be had. */
export async function fetchWords(script: DictionaryScript): Promise<Uint8Array> {
  const response = await fetch(FILES[script]);
  if (!response.ok) throw new Error(`The words of ${script} could not be fetched: status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
