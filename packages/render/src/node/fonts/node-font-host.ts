import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { GlobalFonts } from '@napi-rs/canvas';
import { deriveFont, type FontFile, type FontHost, isWoff2, shapingSfnt, woff2ToSfnt } from '../../fonts/index.ts';
import { wordLists } from '../word-lists.ts';
import { lend, register } from './canvas-fonts.ts';
import { instance } from './instance.ts';
import { rememberFile } from './registered-files.ts';
import { unbrotli } from './unbrotli.ts';

const require = createRequire(import.meta.url);

/** Packages export their files only in part, so a file is found from its package's `package.json`. */
function absolute(path: string): string {
  const [scope, name, ...rest] = path.split('/');
  return require.resolve(`${scope}/${name}/package.json`).replace(/package\.json$/, rest.join('/'));
}

export const nodeHost: FontHost = {
  load(family, file) {
    if ('path' in file && file.path.endsWith('.ttf') && !file.recipe) {
      const path = absolute(file.path);
      register(family, () => GlobalFonts.registerFromPath(path, family));
      rememberFile(family, () => readFileSync(path));
      return readSfnt(path);
    }
    const bytes = readFont(file);
    register(family, () => GlobalFonts.register(Buffer.from(bytes), family));
    rememberFile(family, () => readFont(file));
    return shapingSfnt((offset, length) => slice(bytes, offset, length));
  },
  readRanges: (path) => JSON.parse(readFileSync(absolute(path), 'utf8')) as { [slice: string]: string },
  ...wordLists,
  lend,
};

function readFont(file: FontFile): Uint8Array {
  const packed = 'path' in file ? readFileSync(absolute(file.path)) : file.bytes;
  const sfnt = isWoff2(packed) ? woff2ToSfnt(packed, unbrotli) : packed;
  return file.recipe ? deriveFont(sfnt, file.recipe, instance) : sfnt;
}

function readSfnt(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    return shapingSfnt((offset, length) => {
      const bytes = new Uint8Array(length);
      return slice(bytes, 0, readSync(file, bytes, 0, length, offset));
    });
  } finally {
    closeSync(file);
  }
}

function slice(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (offset + length > bytes.length) throw new RangeError('The font file is truncated.');
  return bytes.subarray(offset, offset + length);
}
