import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

const FOLDER = new URL('../../../../../conformance/unicode/', import.meta.url);

/** The rows of a packed Unicode test file, without comments. */
export function unicodeRows(file: string): string[] {
  return brotliDecompressSync(readFileSync(new URL(`${file}.txt.br`, FOLDER)))
    .toString()
    .split('\n');
}

/** A row that we answer otherwise, and why. */
export interface UnicodeException {
  readonly row: string;
  readonly ours: string;
  readonly reason: string;
}

/** The rows of a test file with our answer where it is to be another. Throws where an exception is of no row. */
export function tailoredRows(file: string): string[] {
  const all = JSON.parse(readFileSync(new URL('exceptions.json', FOLDER), 'utf8')) as {
    [file: string]: UnicodeException[];
  };
  const answers = new Map((all[file] ?? []).map(({ row, ours }) => [row, ours]));
  const rows = unicodeRows(file).map((row) => {
    const ours = answers.get(row);
    answers.delete(row);
    return ours ?? row;
  });
  if (answers.size > 0) throw new Error(`exceptions.json has rows that ${file} has not: ${[...answers.keys()]}`);
  return rows;
}

/** `÷ 0061 ÷ 0062 ÷` → the text, and the offsets at which it is divided. */
export function dividedText(row: string): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (const token of row.split(' ')) {
    if (token === '÷') offsets.push(text.length);
    else if (token !== '×') text += String.fromCodePoint(Number.parseInt(token, 16));
  }
  return { text, offsets };
}

/** The other way round. */
export function dividedRow(text: string, offsets: Iterable<number>): string {
  const divided = new Set(offsets);
  let at = 0;
  const tokens = Array.from(text, (character) => {
    const mark = divided.has(at) ? '÷' : '×';
    at += character.length;
    return `${mark} ${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return [...tokens, divided.has(at) ? '÷' : '×'].join(' ');
}
