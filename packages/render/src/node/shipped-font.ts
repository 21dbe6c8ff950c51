import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { view } from '../fonts/sfnt.ts';

const require = createRequire(import.meta.url);

/** A font or a list of slices in one of the packages that fonts are shipped in; nothing else can be named. */
const SHIPPED =
  /^(@expo-google-fonts\/[a-z0-9-]+|@fontsource-variable\/[a-z0-9-]+)\/([\w[\]-]+(?:\/[\w[\]-]+)*\.(?:ttf|woff2|json))$/;

/**
 * A shipped font file for `fontUrl` of the browser's renderer, by its path below `node_modules`; null when there is no
 * such file. Drawings in SVG, twenty megabytes of the emoji font, are left out: canvases draw its COLR ones.
 */
export async function readShippedFont(path: string): Promise<Uint8Array | null> {
  const [, name, rest] = SHIPPED.exec(path) ?? [];
  if (!name || !rest) return null;
  try {
    const folder = require.resolve(`${name}/package.json`).replace(/package\.json$/, '');
    const bytes = await readFile(folder + rest);
    return path.endsWith('.ttf') ? withoutTable(bytes, 'SVG ') : bytes;
  } catch {
    return null;
  }
}

const RECORD_BYTES = 16;
const HEADER_BYTES = 12;

/** The same font without one table: the other tables move up, each as it was. */
function withoutTable(font: Uint8Array, unwanted: string): Uint8Array {
  const source = view(font);
  const records = Array.from({ length: source.getUint16(4) }, (_, index) => {
    const at = HEADER_BYTES + index * RECORD_BYTES;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    return { at, tag, offset: source.getUint32(at + 8), length: source.getUint32(at + 12) };
  });
  const kept = records.filter(({ tag }) => tag !== unwanted);
  if (kept.length === records.length) return font;
  const padded = (length: number): number => (length + 3) & ~3;
  let end = HEADER_BYTES + kept.length * RECORD_BYTES;
  const bytes = new Uint8Array(kept.reduce((sum, { length }) => sum + padded(length), end));
  bytes.set(font.subarray(0, HEADER_BYTES));
  view(bytes).setUint16(4, kept.length);
  for (const [index, { at, offset, length }] of kept.entries()) {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    bytes.set(font.subarray(at, at + RECORD_BYTES), record);
    view(bytes).setUint32(record + 8, end);
    bytes.set(font.subarray(offset, offset + length), end);
    end += padded(length);
  }
  return bytes;
}
