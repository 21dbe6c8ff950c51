import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { createFontLibrary, extendFontLibrary } from './fonts/index.ts';
import { PictureCache } from './picture-cache.ts';
import { readShippedFont } from './shipped-font.ts';
import type { Stage } from './stage.ts';
import { comparePixels } from './testing/compare-images.ts';
import { loadGoldenAsset, readGoldens } from './testing/golden-case.ts';
import { readStarterGoldens } from './testing/starter-goldens.ts';
import { Harness } from './testing/web/open-harness.ts';
import { drawOnServer } from './testing/web/server-drawing.ts';

const CARDS = 50;
/** As small as in a grid of many. */
const SCALE = 0.25;
const EVERY_NTH = 15;

const sha = (pixels: Uint8ClampedArray): string => createHash('sha256').update(pixels).digest('hex');

const harness = await Harness.open('the browser drawing the same twice');
const stage: Stage = { fonts: await createFontLibrary(), load: loadGoldenAsset, cache: new PictureCache() };

afterAll(() => harness?.close());

describe.skipIf(!harness)('in a browser', () => {
  test('two pages with nothing in common draw the same pixels', async () => {
    const goldens = readGoldens().filter((_, index) => index % EVERY_NTH === 0);
    const cases = await Promise.all(goldens.map(async (golden) => (await drawOnServer(golden, stage)).harnessCase));
    const draw = async () => {
      const drawings: Uint8ClampedArray[] = [];
      for (const each of cases) drawings.push((await harness!.draw(each)).data);
      return drawings;
    };
    const before = await draw();
    await harness!.renew();
    const after = await draw();
    const differing = goldens.filter((_, index) => sha(before[index]!) !== sha(after[index]!));
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  test('an uploaded variable font stands where it is told to on every axis, as on the server', async () => {
    const path = '@fontsource-variable/noto-sans-armenian/files/noto-sans-armenian-latin-standard-normal.woff2';
    const bytes = (await readShippedFont(path))!;
    const fonts = extendFontLibrary(stage.fonts, [{ bytes, family: 'House' }], 'harness');
    const text = (y: number, font: object) => {
      const box = { x: 10, y, width: 280, height: 40 };
      return { id: `at-${y}`, type: 'text', box, text: 'Uploaded, 2026', font: { family: 'House', size: 28, ...font } };
    };
    const layers = [text(10, {}), text(60, { weight: 750, axes: { wdth: 70 } }), text(110, { axes: { wdth: 100 } })];
    const template = { schema: 1, name: 'uploaded', width: 300, height: 160, pages: [{ id: 'page', layers }] };
    const golden = { name: 'uploaded', expected: '', about: '', template, row: {}, options: {} };
    const server = await drawOnServer({ ...golden, issues: null, browser: null }, { ...stage, fonts });
    expect(server.issues).toEqual([]);
    const drawing = await harness!.draw({ ...server.harnessCase, fonts: [{ path, family: 'House' }] });
    expect(drawing.layout).toBe(server.layout);
    expect(comparePixels(drawing, server, 0).maxDelta).toBeLessThanOrEqual(16);
  });

  test('a worker draws fifty cards, each its own, and says how long they take', async () => {
    const [golden] = readStarterGoldens();
    const { harnessCase } = await drawOnServer(golden!, stage);
    const cases = Array.from({ length: CARDS }, (_, index) => {
      return { ...harnessCase, scale: SCALE, row: { ...(golden!.row as object), name: `Ada ${index}` } };
    });
    const milliseconds: number[] = [];
    const pictures = new Set<string>();
    for (const each of cases) {
      const drawing = await harness!.draw(each, 'worker');
      milliseconds.push(drawing.milliseconds);
      pictures.add(sha(drawing.data));
    }
    expect(pictures.size).toBe(CARDS);
    const [first = 0, ...rest] = milliseconds;
    const total = rest.reduce((sum, each) => sum + each, 0);
    console.log(
      `A worker drew ${CARDS} cards of 270 × 338 in ${(first + total).toFixed(0)} ms, the first of them in ${first.toFixed(0)} ms.`,
    );
  });
});
