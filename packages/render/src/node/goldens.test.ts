import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRenderer, type Renderer } from './renderer.ts';
import { compareImages } from './testing/compare-images.ts';
import { GOLDENS, readGoldens } from './testing/golden-case.ts';
import { type GoldenFailure, writeGoldenReport } from './testing/golden-report.ts';

/** `PICTIFY_UPDATE_GOLDENS=1` writes expected.png anew; look at every picture before committing it. */
const UPDATE = process.env['PICTIFY_UPDATE_GOLDENS'] === '1';
/** Other processors round an anti-aliased edge differently by a level or two; macOS rasterises text its own way. */
const LIMITS = process.platform === 'linux' ? { tolerance: 4, share: 0.0005 } : { tolerance: 32, share: 0.03 };
const NOW = Date.UTC(2026, 10, 24, 12);
/** Stands still: no busy machine ends a row's expressions early. */
const STILL = () => 0;

const goldens = readGoldens();
const failures: GoldenFailure[] = [];
let renderer: Renderer;

beforeAll(async () => {
  renderer = await createRenderer({
    loadImage: async (source) => readFileSync(join(GOLDENS, 'assets', source.replace(/^asset:/, ''))),
  });
});

afterAll(() => {
  if (failures.length > 0) console.error(`${failures.length} goldens differ: ${writeGoldenReport(failures)}`);
});

test('there are enough goldens, each with an expected picture', () => {
  expect(goldens.length).toBeGreaterThanOrEqual(60);
});

test.each(goldens)('$name', async ({ name, folder, about, template, row, options, issues }) => {
  const validation = validateTemplate(template);
  expect(validation.errors).toEqual([]);
  const compiled = compileTemplateDocument(validation.template!);
  const image = await renderer.render(compiled, row, { format: 'png', now: NOW, clock: STILL, ...options });
  const told = image.issues.filter((issue) => issue.severity !== 'info').map((issue) => issue.code);
  expect([...new Set(told)].sort()).toEqual(issues);

  const path = join(folder, 'expected.png');
  // Other formats are compared after decoding.
  if (UPDATE) writeFileSync(path, image.format === 'png' ? image.bytes : await sharp(image.bytes).png().toBuffer());
  const expected = existsSync(path) ? readFileSync(path) : null;
  const result = expected ? await compareImages(image.bytes, expected, LIMITS.tolerance) : null;
  if (result && result.share <= LIMITS.share) return;
  const reason = result
    ? `${(result.share * 100).toFixed(3)} % of pixels differ, by up to ${result.maxDelta}`
    : 'no picture yet';
  failures.push({ name, about, reason, actual: image.bytes, expected, diff: result?.diff ?? null });
  expect.fail(reason);
});
