import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Template } from '@pictify/scene';
import { type CardFont, loadFonts } from './fonts.ts';
import { type CardRow, cardRows } from './rows.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;

/** Not committed: drawn artwork and sample images. */
export const OUT_DIR = fileURLToPath(new URL('../out/', import.meta.url));
const ARTWORK_DIR = join(OUT_DIR, 'artwork');

/** All that a subject is given. Everything is in memory, so that nobody's disk or network is measured. */
export interface ReferenceCard {
  readonly template: Template;
  readonly rows: readonly CardRow[];
  readonly fonts: readonly CardFont[];
  /** Encoded pictures by source: `asset:logo.png`, `asset:avatars/00.jpg`, … */
  readonly pictures: ReadonlyMap<string, Buffer>;
}

export async function loadCard(rowCount: number): Promise<ReferenceCard> {
  const template = JSON.parse(await readFile(new URL('template.json', import.meta.url), 'utf8')) as Template;
  const pictures = new Map<string, Buffer>();
  for (const file of await readdir(ARTWORK_DIR, { recursive: true })) {
    if (/\.(png|jpg)$/.test(file)) pictures.set(`asset:${file}`, await readFile(join(ARTWORK_DIR, file)));
  }
  return { template, rows: cardRows(rowCount), fonts: await loadFonts(), pictures };
}

/** Draws logo and avatars into `out/artwork` unless they are there. */
export async function prepareArtwork(): Promise<void> {
  if (existsSync(join(ARTWORK_DIR, 'logo.png'))) return;
  const { drawArtwork } = await import('./artwork.ts');
  for (const [file, bytes] of [...(await drawArtwork())].reverse()) {
    const path = join(ARTWORK_DIR, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
}
