import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePacked } from './packed-file.ts';
import type { UnicodeData } from './unicode-property.ts';

/** The Unicode Consortium's test files as Debian's `unicode-data` has them. */
const TEST_FILES = [
  'BidiTest.txt',
  'BidiCharacterTest.txt',
  'auxiliary/GraphemeBreakTest.txt',
  'auxiliary/LineBreakTest.txt',
  'emoji/emoji-variation-sequences.txt',
];

/** Writes every row of the test files, without comments, packed. */
export function writeTestFiles(source: string, target: string): void {
  for (const file of TEST_FILES) {
    const rows = readFileSync(join(source, file), 'utf8')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
    writePacked(join(target, file.replace(/^.*\//, '')), rows.join('\n'));
  }
}

/** All sequences of emoji-test, and after `;` whether the sequence is fully qualified. */
export async function writeEmojiTest(data: UnicodeData, target: string): Promise<void> {
  const qualified = new Set(await data.sequences('RGI_Emoji'));
  const rows = (await data.sequences('Emoji_Test')).map((sequence) => {
    const points = Array.from(sequence, (character) => character.codePointAt(0)!.toString(16).toUpperCase());
    return `${points.join(' ')};${qualified.has(sequence) ? 'fully-qualified' : 'other'}`;
  });
  writePacked(join(target, 'emoji-test.txt'), rows.join('\n'));
}
