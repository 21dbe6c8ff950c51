import { existsSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createFontLibrary } from '@pictify/render/node';
import { encode } from '../../packages/render/src/node/encode.ts';
import { PictureCache } from '../../packages/render/src/node/picture-cache.ts';
import type { Stage } from '../../packages/render/src/node/stage.ts';
import { compareImages, encodePng } from '../../packages/render/src/node/testing/compare-images.ts';
import { type GoldenCase, loadGoldenAsset, readGoldens } from '../../packages/render/src/node/testing/golden-case.ts';
import { readStarterGoldens } from '../../packages/render/src/node/testing/starter-goldens.ts';
import { storedPicture } from '../../packages/render/src/node/testing/stored-picture.ts';
import { Harness } from '../../packages/render/src/node/testing/web/open-harness.ts';
import { drawOnServer } from '../../packages/render/src/node/testing/web/server-drawing.ts';
import type { GalleryCard } from './card.ts';

/** As the goldens' own test counts them on Linux. */
const TOLERANCE = 4;
const SHARE = 0.0005;

/** Draws every golden on the server, and where there is a browser in it, and writes the pictures into `folder`. */
export async function drawGoldens(
  folder: string,
  progress: (done: number, all: number) => void,
): Promise<readonly GalleryCard[]> {
  const goldens = [...readStarterGoldens(), ...readGoldens()];
  const stage: Stage = { fonts: await createFontLibrary(), load: loadGoldenAsset, cache: new PictureCache() };
  const harness = await Harness.open('the browser’s column of the gallery');
  const cards: GalleryCard[] = [];
  try {
    for (const golden of goldens) {
      cards.push(await drawCard(golden, folder, stage, harness));
      progress(cards.length, goldens.length);
    }
  } finally {
    await harness?.close();
  }
  return cards;
}

async function drawCard(
  golden: GoldenCase,
  folder: string,
  stage: Stage,
  harness: Harness | null,
): Promise<GalleryCard> {
  const { name, about, expected: path } = golden;
  const file = (kind: string, extension: string): string => `${name.replaceAll(' ', '-')}.${kind}${extension}`;
  const drawing = await drawOnServer(golden, stage);
  const { format = 'png' } = golden.options;
  const { bytes } = await encode(drawing, { ...golden.options, format });
  const actual = await storedPicture(path, bytes);
  const stored = extname(path);
  const pictures: { [kind in 'expected' | 'actual' | 'difference' | 'browser']?: string } = {};
  pictures.actual = file('actual', stored);
  await writeFile(join(folder, pictures.actual), actual);
  if (harness) {
    const { data, width, height } = await harness.draw(drawing.harnessCase);
    pictures.browser = file('browser', stored);
    const drawn = await storedPicture(path, await encodePng({ data, width, height }));
    await writeFile(join(folder, pictures.browser), drawn);
  }
  let verdict = 'no picture yet';
  let status: GalleryCard['status'] = 'new';
  if (existsSync(path)) {
    const { maxDelta, share, diff } = await compareImages(actual, await readFile(path), TOLERANCE);
    pictures.expected = file('expected', stored);
    await copyFile(path, join(folder, pictures.expected));
    status = share > SHARE ? 'different' : 'same';
    verdict = maxDelta === 0 ? 'equal' : `${(share * 100).toFixed(3)} % differ, by up to ${maxDelta}`;
    if (diff && maxDelta > 0) {
      pictures.difference = file('difference', '.png');
      await writeFile(join(folder, pictures.difference), diff);
    }
  }
  const issues = [...new Set(drawing.issues.map((issue) => issue.code))].sort();
  const group = name.split(/[ -]/, 1)[0]!;
  const { width, height } = drawing;
  return { name, group, about, issues, width, height, status, verdict, pictures };
}
