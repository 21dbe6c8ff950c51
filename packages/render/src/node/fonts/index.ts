import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { GlobalFonts } from '@napi-rs/canvas';
import {
  assembleFontLibrary,
  type ExtraFont,
  type FontHost,
  type FontLibrary,
  isWoff2,
  shapingSfnt,
  woff2ToSfnt,
} from '../../fonts/index.ts';

export interface FontLibraryOptions {
  /** Fonts besides the shipped ones, as TrueType, OpenType or WOFF2. They win over shipped families of that name. */
  readonly extraFonts?: readonly ExtraFont[];
}

/**
 * The shipped fonts from `node_modules`, painted by the process-wide canvas library. Nothing is read before a text
 * needs it. Throws where a file is damaged or missing.
 */
export async function createFontLibrary(options: FontLibraryOptions = {}): Promise<FontLibrary> {
  return assembleFontLibrary(nodeHost, options.extraFonts);
}

const require = createRequire(import.meta.url);

/** Packages export their files only in part, so a file is found from its package's `package.json`. */
function absolute(path: string): string {
  const [scope, name, ...rest] = path.split('/');
  return require.resolve(`${scope}/${name}/package.json`).replace(/package\.json$/, rest.join('/'));
}

const nodeHost: FontHost = {
  load(family, file) {
    if ('path' in file && file.path.endsWith('.ttf')) {
      const path = absolute(file.path);
      register(family, () => GlobalFonts.registerFromPath(path, family));
      return readSfnt(path);
    }
    const packed = 'path' in file ? readFileSync(absolute(file.path)) : file.bytes;
    const bytes = isWoff2(packed) ? woff2ToSfnt(packed, brotliDecompressSync) : packed;
    register(family, () => GlobalFonts.register(Buffer.from(bytes), family));
    return shapingSfnt((offset, length) => slice(bytes, offset, length));
  },
  readRanges: (path) => JSON.parse(readFileSync(absolute(path), 'utf8')) as { [slice: string]: string },
};

/** The canvas library's fonts are the process's; several font libraries in it share the shipped ones. */
function register(family: string, add: () => unknown): void {
  if (GlobalFonts.has(family)) return;
  if (!add()) throw new Error(`The canvas cannot read the font of ${family}.`);
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
