import { createRequire } from 'node:module';
import { join } from 'node:path';
import { icuWords } from './icu-words.ts';
import { writePacked } from './packed-file.ts';

const LISTS = [
  { name: 'thai', base: 0x0e00 },
  { name: 'lao', base: 0x0e80 },
  { name: 'khmer', base: 0x1780 },
  { name: 'burmese', base: 0x1000 },
];
const ZERO_WIDTH_NON_JOINER = 0x200c;
const ZERO_WIDTH_JOINER = 0x200d;

/** Writes the word lists of ICU as the `node` package has it, as `text/word-list.ts` reads them. */
export function writeWordLists(folder: string): void {
  const node = createRequire(import.meta.url).resolve('node/bin/node');
  for (const { name, base } of LISTS) {
    const bytes: number[] = [base & 0xff, base >> 8];
    let before: readonly number[] = [];
    for (const word of icuWords(node, `${name}dict`)) {
      const letters = Array.from(word, (letter) => letterByte(letter.codePointAt(0)!, base));
      const shared = letters.findIndex((letter, at) => letter !== before[at]);
      bytes.push(shared, letters.length - shared, ...letters.slice(shared));
      before = letters;
    }
    writePacked(join(folder, `${name}.words`), Uint8Array.from(bytes));
  }
}

function letterByte(point: number, base: number): number {
  if (point === ZERO_WIDTH_JOINER) return 0xff;
  if (point === ZERO_WIDTH_NON_JOINER) return 0xfe;
  const byte = point - base;
  if (byte < 0 || byte > 0xfd) throw new RangeError(`U+${point.toString(16)} is not of this script.`);
  return byte;
}
