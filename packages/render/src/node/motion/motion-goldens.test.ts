import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { createFontLibrary } from '../fonts/index.ts';
import { PictureCache } from '../picture-cache.ts';
import type { Stage } from '../stage.ts';
import { compareImages } from '../testing/compare-images.ts';
import { GOLDEN_NOW, loadGoldenAsset, ROOT } from '../testing/golden-case.ts';
import { type GoldenFailure, REPORT_FOLDER, writeGoldenReport } from '../testing/golden-report.ts';
import { MotionPages } from './motion-pages.ts';
import { MotionShow } from './motion-show.ts';

const FOLDER = join(ROOT, 'conformance/motion');
/** `PICTIFY_UPDATE_GOLDENS=1` writes expected.png anew; look at every picture before committing it. */
const UPDATE = process.env['PICTIFY_UPDATE_GOLDENS'] === '1';
const LIMITS = process.platform === 'linux' ? { tolerance: 4, share: 0.0005 } : { tolerance: 32, share: 0.03 };
const FPS = 15;
/** Between the pictures of a strip. */
const GUTTER = 4;

const names = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'case.json')));
const failures: GoldenFailure[] = [];

afterAll(() => {
  if (failures.length > 0)
    console.error(`Strips differ: ${writeGoldenReport(failures, join(REPORT_FOLDER, 'motion'))}`);
});

test.each(names)('%s', async (name) => {
  const json = (file: string) => JSON.parse(readFileSync(join(FOLDER, name, file), 'utf8'));
  const { about, row = {}, times } = json('case.json');
  const validation = validateTemplate(json('template.json'));
  expect(validation.errors).toEqual([]);
  const scene = compileTemplateDocument(validation.template!).resolve(row, { now: GOLDEN_NOW });
  const stage: Stage = { fonts: await createFontLibrary(), load: loadGoldenAsset, cache: new PictureCache() };
  const show = new MotionShow(await MotionPages.set(scene, 1, stage), scene.animation ?? {});
  const actual = await stripOf(show, times);

  const path = join(FOLDER, name, 'expected.png');
  if (UPDATE) writeFileSync(path, actual);
  const expected = existsSync(path) ? readFileSync(path) : null;
  const result = expected ? await compareImages(actual, expected, LIMITS.tolerance) : null;
  if (result && result.share <= LIMITS.share) return;
  const reason = result
    ? `${(result.share * 100).toFixed(3)} % of pixels differ, by up to ${result.maxDelta}`
    : 'no picture yet';
  failures.push({ name, about, reason, actual, expected, diff: result?.diff ?? null });
  expect.fail(reason);
});

/** What is seen at times of the file, in milliseconds, side by side. */
async function stripOf(show: MotionShow, times: readonly number[]): Promise<Uint8Array> {
  const { width, height, frames } = await show.paint({ fps: FPS, scale: 1 });
  const seen = new Uint32Array(width * height);
  const pictures: Buffer[] = [];
  let elapsed = 0;
  for (const { area, pixels, delayMs } of frames) {
    for (let at = 0; at < pixels.length; at++) {
      seen[(area.y + Math.floor(at / area.width)) * width + area.x + (at % area.width)] = pixels[at]!;
    }
    elapsed += delayMs;
    while (pictures.length < times.length && times[pictures.length]! < elapsed)
      pictures.push(Buffer.from(seen.slice().buffer));
  }
  expect(pictures).toHaveLength(times.length);
  const background = { r: 128, g: 128, b: 128, alpha: 1 };
  return sharp({ create: { width: times.length * (width + GUTTER) - GUTTER, height, channels: 4, background } })
    .composite(
      pictures.map((input, index) => ({
        input,
        raw: { width, height, channels: 4 },
        left: index * (width + GUTTER),
        top: 0,
      })),
    )
    .removeAlpha()
    .png()
    .toBuffer();
}
