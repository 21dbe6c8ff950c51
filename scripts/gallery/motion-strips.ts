import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { GalleryCard } from './card.ts';

const STRIPS = fileURLToPath(new URL('../../conformance/motion/', import.meta.url));

/** What moves, as strips of a few of its frames. They are shown as they are expected; their own test draws them. */
export async function motionStrips(folder: string): Promise<readonly GalleryCard[]> {
  const cards: GalleryCard[] = [];
  for (const name of (await readdir(STRIPS)).sort()) {
    const expected = join(STRIPS, name, 'expected.png');
    if (!existsSync(expected)) continue;
    const { about } = JSON.parse(await readFile(join(STRIPS, name, 'case.json'), 'utf8')) as { about: string };
    const strip = await readFile(expected);
    const { width, height } = await sharp(strip).metadata();
    const file = `motion-${name}.expected.png`;
    await writeFile(join(folder, file), strip);
    const pictures = { expected: file };
    const verdict = 'frames of one file';
    cards.push({ name, group: 'motion', about, issues: [], width, height, status: 'same', verdict, pictures });
  }
  return cards;
}
