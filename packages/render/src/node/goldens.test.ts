import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRenderer, type Renderer } from './renderer.ts';
import { compareImages } from './testing/compare-images.ts';
import { GOLDEN_NOW, loadGoldenAsset, readGoldens } from './testing/golden-case.ts';
import { type GoldenFailure, writeGoldenReport } from './testing/golden-report.ts';
import { readStarterGoldens } from './testing/starter-goldens.ts';
import { storedPicture } from './testing/stored-picture.ts';

/** `PICTIFY_UPDATE_GOLDENS=1` writes expected.png anew; look at every picture before committing it. */
const UPDATE = process.env['PICTIFY_UPDATE_GOLDENS'] === '1';
/** Other processors round an anti-aliased edge differently by a level or two; macOS rasterises text its own way. */
const LIMITS = process.platform === 'linux' ? { tolerance: 4, share: 0.0005 } : { tolerance: 32, share: 0.03 };
/** Stands still: no busy machine ends a row's expressions early. */
const STILL = () => 0;

const goldens = readGoldens();
const failures: GoldenFailure[] = [];
let renderer: Renderer;

beforeAll(async () => {
  renderer = await createRenderer({ loadImage: loadGoldenAsset });
});

afterAll(() => {
  if (failures.length > 0) console.error(`${failures.length} goldens differ: ${writeGoldenReport(failures)}`);
});

test('there are enough goldens, each with an expected picture', () => {
  expect(goldens.length).toBeGreaterThanOrEqual(200);
});

test.each([...goldens, ...readStarterGoldens()])('$name', async (golden) => {
  const { name, expected: path, about, template, row, options, issues } = golden;
  const validation = validateTemplate(template);
  expect(validation.errors).toEqual([]);
  const compiled = compileTemplateDocument(validation.template!);
  const image = await renderer.render(compiled, row, { format: 'png', now: GOLDEN_NOW, clock: STILL, ...options });
  const told = image.issues.filter((issue) => issue.severity !== 'info').map((issue) => issue.code);
  if (issues) expect([...new Set(told)].sort()).toEqual(issues);

  const actual = await storedPicture(path, image.bytes);
  if (UPDATE) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  const expected = existsSync(path) ? readFileSync(path) : null;
  const result = expected ? await compareImages(actual, expected, LIMITS.tolerance) : null;
  if (result && result.share <= LIMITS.share) return;
  const reason = result
    ? `${(result.share * 100).toFixed(3)} % of pixels differ, by up to ${result.maxDelta}`
    : 'no picture yet';
  failures.push({ name, about, reason, actual, expected, diff: result?.diff ?? null });
  expect.fail(reason);
});
