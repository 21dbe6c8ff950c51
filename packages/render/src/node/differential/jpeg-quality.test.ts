import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pixels } from '../encode.ts';
import { decodePixels } from '../testing/compare-images.ts';
import { ROOT } from '../testing/golden-case.ts';
import { starterCard } from '../testing/starter-card.ts';
import { createJpegEncoder } from './jpeg-encoder.ts';
import { flattened, signalToNoise, writeBySharp } from './testing/lossy.ts';

const AVATARS = join(ROOT, 'examples/assets/avatars');

/** Six faces side by side. */
async function portraits(first: number): Promise<Pixels> {
  const files = readdirSync(AVATARS)
    .sort()
    .slice(first, first + 6);
  const faces = files.map((file, index) => ({
    input: readFileSync(join(AVATARS, file)),
    left: (index % 3) * 320,
    top: Math.floor(index / 3) * 320,
  }));
  const page = sharp({ create: { width: 960, height: 640, channels: 3, background: '#888888' } });
  return decodePixels(await page.composite(faces).png().toBuffer());
}

describe.each<[string, (row: number) => Promise<Pixels>]>([
  ['a card with a photograph', (row) => starterCard('community-spotlight', row)],
  ['photographs', (row) => portraits(row * 6)],
])('%s', (_, read) => {
  let pictures: readonly [base: Pixels, sample: Pixels, frame: Pixels];

  beforeAll(async () => {
    pictures = [await read(0), await read(1), await read(2)];
  });

  test.each(
    [40, 75, 82, 88, 95].flatMap((quality) => [true, false].map((fullColour) => [quality, fullColour] as const)),
  )(
    'quality %i, full colour %s: as true as libjpeg-turbo, as light as with tables of its own',
    async (quality, fullColour) => {
      const [base, sample, frame] = pictures;
      const options = { quality, fullColour, background: '#ffffff' };
      const ours = createJpegEncoder(base, options, sample).encode([{ x: 0, y: 0, ...frame }]);
      const wanted = flattened(frame, options.background);
      const theirs = await writeBySharp(wanted, frame, options);
      const trueness = async (file: Uint8Array) => signalToNoise(await sharp(file).raw().toBuffer(), wanted);
      expect(await trueness(ours)).toBeGreaterThan((await trueness(theirs)) - 0.1);
      expect(ours.length).toBeLessThan(theirs.length * 1.03);
    },
  );
});
