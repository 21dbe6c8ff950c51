import { type CompiledTemplate, compileTemplateDocument, validateTemplate } from '@pictify/scene';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readPixels } from '../encode.ts';
import { createFontLibrary } from '../fonts/index.ts';
import { PictureCache } from '../picture-cache.ts';
import { paintOn, type Stage, setPage } from '../stage.ts';
import { GOLDEN_NOW, loadGoldenAsset, readGoldens } from '../testing/golden-case.ts';
import { readStarterGoldens } from '../testing/starter-goldens.ts';
import { CompiledPages } from './compiled-pages.ts';

let stage: Stage;
beforeAll(async () => {
  stage = { fonts: await createFontLibrary(), load: loadGoldenAsset, cache: new PictureCache() };
});

const options = { now: GOLDEN_NOW, clock: () => 0 };

/** Whether a row comes out of a compiled page as it does when everything is painted. */
async function expectEqual(pages: CompiledPages, template: CompiledTemplate, row: unknown, scale = 1, page = 0) {
  const scene = template.resolve(row, options);
  const set = await setPage(scene, page, scale, stage);
  const plain = readPixels(paintOn(set, scale));
  const { images } = set;
  const compiled = pages.get({ template, options, scene, page, scale, fonts: stage.fonts, images });
  const painted = compiled!.paint(set.page, images);
  expect([painted.width, painted.height]).toEqual([plain.width, plain.height]);
  expect(Buffer.compare(Buffer.from(painted.data.buffer), Buffer.from(plain.data.buffer)), JSON.stringify(row)).toBe(0);
}

const documents = [...readGoldens(), ...readStarterGoldens()].map(({ name, template, row }) => ({
  name,
  template,
  row,
}));

/** What rows may change of a layer, as its properties. */
const changes: readonly ((layer: Record<string, unknown>, variable: string) => void)[] = [
  (layer, variable) => (layer['visible'] = `{{ ${variable} < 7 }}`),
  (layer, variable) => (layer['opacity'] = `{{ ${variable} / 10 }}`),
  (layer, variable) => (layer['rotation'] = `{{ ${variable} * 9 }}`),
  (layer, variable) => (layer['blend'] = `{{ ${variable} > 5 ? 'multiply' : 'normal' }}`),
  (layer, variable) => {
    const box = layer['box'] as Record<string, unknown> | undefined;
    layer['box'] = { ...box, x: `{{ ${Number(box?.['x']) || 0} + ${variable} * 13 }}` };
  },
  (layer, variable) => {
    const box = layer['box'] as Record<string, unknown> | undefined;
    layer['box'] = { ...box, height: `{{ ${Number(box?.['height']) || 20} + ${variable} * 5 }}` };
  },
  (layer, variable) => {
    if (typeof layer['text'] === 'string') layer['text'] += ` {{ ${variable} }}`;
    else if (layer['fill'] !== undefined) layer['fill'] = `{{ ${variable} > 4 ? '#d946ef' : '#22d3ee80' }}`;
  },
];

interface Layered {
  layers?: Record<string, unknown>[];
}

const allLayers = (of: Layered): Record<string, unknown>[] =>
  (of.layers ?? []).flatMap((layer) => [layer, ...allLayers(layer as Layered)]);

/** A document in which rows can change more than they could: places of some layers read `v0`, `v1`, … */
function loosened(template: unknown, picks: readonly (readonly [layer: number, change: number])[]) {
  const document = structuredClone(template) as { pages: Layered[]; variables?: object[] };
  const layers = allLayers(document.pages[0]!);
  for (const [index, [pick, change]] of picks.entries()) {
    const layer = layers[pick % layers.length];
    if (layer) changes[change % changes.length]!(layer, `v${index}`);
  }
  const added = picks.map((_, index) => ({ name: `v${index}`, type: 'number', default: 3 }));
  return { ...document, variables: [...(document.variables ?? []), ...added] };
}

const digits = fc.array(fc.nat(9), { minLength: 4, maxLength: 4 });

test('random documents and rows come out equal, compiled or not', async () => {
  const arbitrary = fc.record({
    document: fc.constantFrom(...documents),
    picks: fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { minLength: 1, maxLength: 4 }),
    rows: fc.array(digits, { minLength: 2, maxLength: 5 }),
    /** Before it the first row again and again, so that the base learns what may not be so. */
    repeats: fc.constantFrom(0, 0, 10),
    scale: fc.constantFrom(1, 1, 1, 2),
  });
  let compiled = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ document, picks, rows, repeats, scale }) => {
      const { template } = validateTemplate(loosened(document.template, picks));
      if (!template || template.width * template.height > 500_000) return;
      compiled++;
      const ready = compileTemplateDocument(template);
      const pages = new CompiledPages();
      for (const numbers of [...Array(repeats).fill(rows[0]), ...rows] as number[][]) {
        const values = Object.fromEntries(numbers.map((value, index) => [`v${index}`, value]));
        await expectEqual(pages, ready, { ...(document.row as object), ...values }, scale);
      }
    }),
    { numRuns: Number(process.env['PICTIFY_RUNS'] ?? 120) },
  );
  expect(compiled).toBeGreaterThan(50);
});
