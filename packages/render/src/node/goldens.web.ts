import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFontLibrary } from './fonts/index.ts';
import { PictureCache } from './picture-cache.ts';
import type { Stage } from './stage.ts';
import { comparePixels, encodePng } from './testing/compare-images.ts';
import { type GoldenCase, loadGoldenAsset, readGoldens } from './testing/golden-case.ts';
import { type GoldenFailure, REPORT_FOLDER, writeGoldenReport } from './testing/golden-report.ts';
import { readStarterGoldens } from './testing/starter-goldens.ts';
import { type BrowserDrawing, Harness } from './testing/web/open-harness.ts';
import { drawOnServer, type ServerDrawing } from './testing/web/server-drawing.ts';

/** What nobody sees. Text is anti-aliased by two versions of one rasteriser, everything else by the same. */
const SHAPES = { maxDelta: 2, share: 0 };
const TEXT = { maxDelta: 16, share: 0.0005 };
const HARDLY_SEEN = 4;
/** Where layers overlap at the smooth edge of a clip a worker blends once and not twice; see `smooth-clips.ts`. */
const WORKER = { maxDelta: 255, share: 0.015 };

const goldens = [...readGoldens(), ...readStarterGoldens()];
const harness = await Harness.open('the goldens in a browser');
const failures: GoldenFailure[] = [];
const widest = { shapes: 0, text: 0, share: 0, workerShare: 0 };
let stage: Stage;

beforeAll(async () => {
  stage = { fonts: await createFontLibrary(), load: loadGoldenAsset, cache: new PictureCache() };
});

afterAll(async () => {
  await harness?.close();
  if (!harness) return;
  const percent = (share: number): string => `${(share * 100).toFixed(3)} % of pixels above ${HARDLY_SEEN}`;
  console.log(
    `Largest difference of ${goldens.length} goldens: shapes and images ${widest.shapes}/255, text ${widest.text}/255 with ${percent(widest.share)}; in a worker ${percent(widest.workerShare)}.`,
  );
  if (failures.length === 0) return;
  console.error(`${failures.length} goldens differ: ${writeGoldenReport(failures, join(REPORT_FOLDER, 'browser'))}`);
});

describe.skipIf(!harness)('in a browser as on the server', () => {
  test.each(goldens)('$name', async (golden) => {
    const server = await drawOnServer(golden, stage);
    const [page, worker] = await Promise.all([
      harness!.draw(server.harnessCase, 'page'),
      harness!.draw(server.harnessCase, 'worker'),
    ]);
    expect(page.layout).toBe(server.layout);
    expect(worker.layout).toBe(server.layout);
    expect(page.issues).toEqual(server.issues);
    const problems = [await compare(golden, 'page', page, server), await compare(golden, 'worker', worker, server)];
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
  });
});

/** What is wrong, in words; null when nothing is. */
async function compare(
  golden: GoldenCase,
  where: 'page' | 'worker',
  browser: BrowserDrawing,
  server: ServerDrawing,
): Promise<string | null> {
  const { name, about, browser: exception } = golden;
  const text = server.layout.includes('"runs"');
  const { maxDelta, share, diff } = comparePixels(browser, server, HARDLY_SEEN);
  if (where === 'worker') widest.workerShare = Math.max(widest.workerShare, share);
  else if (!exception) {
    widest[text ? 'text' : 'shapes'] = Math.max(widest[text ? 'text' : 'shapes'], maxDelta);
    widest.share = Math.max(widest.share, share);
  }
  const limits = where === 'worker' ? WORKER : { ...(text ? TEXT : SHAPES), ...exception };
  if (maxDelta <= limits.maxDelta && share <= limits.share) return null;
  const amount = `${(share * 100).toFixed(3)} % of pixels differ by more than ${HARDLY_SEEN}, by up to ${maxDelta}`;
  const reason = `in a ${where}: ${amount}`;
  const [actual, expected] = [await encodePng(browser), await encodePng(server)];
  failures.push({ name: `${name} ${where}`, about, reason, actual, expected, diff: diff && (await encodePng(diff)) });
  return reason;
}
