import { type CompiledTemplate, compileTemplateDocument, type Template } from '@pictify/scene';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { createFontLibrary } from '../fonts/index.ts';
import { createRenderer } from '../renderer.ts';
import { loadGoldenAsset } from '../testing/golden-case.ts';
import { readStarterGoldens } from '../testing/starter-goldens.ts';
import { CompiledPages } from './compiled-pages.ts';

const starters = readStarterGoldens();
const loadImage = loadGoldenAsset;

let fonts: Awaited<ReturnType<typeof createFontLibrary>>;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const compiled = (width: number, height = 10) =>
  compileTemplateDocument({
    schema: 1,
    name: 'x',
    width,
    height,
    variables: [],
    pages: [{ id: 'p', layers: [] }],
  } as Template);

const askFor = (pages: CompiledPages, template: ReturnType<typeof compiled>, scale = 1) => {
  const scene = template.resolve({});
  return pages.get({ template, options: {}, scene, page: 0, scale, fonts, images: new Map() });
};

describe('compiled pages', () => {
  test('are kept for the same template and size', () => {
    const pages = new CompiledPages();
    const template = compiled(100);
    const page = askFor(pages, template);
    expect(askFor(pages, template)).toBe(page);
    expect(askFor(pages, template, 2)).not.toBe(page);
    expect(askFor(pages, compiled(100))).not.toBe(page);
    expect(askFor(pages, template)).toBe(page);
  });

  test('go when they are too many bytes, the least recently used first', () => {
    // Two bitmaps of 100 × 10 pixels have 8,000 bytes.
    const pages = new CompiledPages(20_000);
    const [first, second, third] = [compiled(100), compiled(100), compiled(100)];
    const [one, two] = [askFor(pages, first), askFor(pages, second)];
    expect(askFor(pages, first)).toBe(one);
    askFor(pages, third);
    expect(askFor(pages, first)).toBe(one);
    expect(askFor(pages, second)).not.toBe(two);
  });

  describe('with a picture in a fixed layer', () => {
    const layer = { id: 'photo', type: 'image', source: 'asset:a', box: { x: 0, y: 0, width: 9, height: 9 } };
    const pages = [{ id: 'p', layers: [layer] }];
    const document = { schema: 1, name: 'x', width: 100, height: 10, variables: [], pages } as unknown as Template;
    const template = compileTemplateDocument(document);
    const picture = () => ({ width: 9, height: 9, naturalWidth: 9, naturalHeight: 9, drawable: {} });
    const show = (kept: CompiledPages, of: CompiledTemplate, source = 'asset:a', shown = picture()) => {
      const scene = of.resolve({});
      const images = new Map([[source, { picture: shown }]]);
      return kept.get({ template: of, options: {}, scene, page: 0, scale: 1, fonts, images });
    };

    test('are compiled anew when it is another, but not again and again', () => {
      const kept = new CompiledPages();
      const first = picture();
      const page = show(kept, template, 'asset:a', first);
      expect(show(kept, template, 'asset:a', first)).toBe(page);
      const found = Array.from({ length: 9 }, () => show(kept, template));
      expect(found.map((each) => each !== null)).toEqual([true, true, true, true, false, false, false, false, false]);
    });

    test('stay where rows may put other pictures there', () => {
      const kept = new CompiledPages();
      const { variables, dependencies } = template;
      const resolve: CompiledTemplate['resolve'] = (row, options) => template.resolve(row, options);
      const adapted = { template: document, variables, dependencies, picturesVary: true, resolve };
      const page = show(kept, adapted);
      expect(page).not.toBeNull();
      for (const source of ['asset:b', 'asset:c']) expect(show(kept, adapted, source)).toBe(page);
    });
  });

  test('are none of what is too large, and none at all without memory for them', () => {
    const pages = new CompiledPages();
    expect(askFor(pages, compiled(4096))).not.toBeNull();
    expect(askFor(pages, compiled(2049), 2)).toBeNull();
    expect(askFor(pages, compiled(4000, 4000))).toBeNull();
    expect(askFor(new CompiledPages(0), compiled(100))).toBeNull();
  });
});

describe.each(['png', 'jpeg'] as const)('a %s', (format) => {
  const [{ template, row }] = starters as [(typeof starters)[number]];
  const rows = starters.filter((starter) => starter.template === template);
  const ready = () => compileTemplateDocument(template as Template);

  test('has the same bytes whatever was rendered before it', async () => {
    const [fresh, used] = await Promise.all([
      createRenderer({ loadImage, fonts }),
      createRenderer({ loadImage, fonts }),
    ]);
    const known = ready();
    for (const { row: other } of [...rows, ...rows, ...rows]) await used.render(known, other, { format });
    const [one, two] = [await fresh.render(ready(), row, { format }), await used.render(known, row, { format })];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });

  test('shows what it shows when nothing is compiled', async () => {
    const [compiling, plain] = await Promise.all([
      createRenderer({ loadImage, fonts }),
      createRenderer({ loadImage, fonts, compiledBytes: 0 }),
    ]);
    const images = [await compiling.render(ready(), row, { format }), await plain.render(ready(), row, { format })];
    const [one, two] = await Promise.all(images.map(({ bytes }) => sharp(bytes).removeAlpha().raw().toBuffer()));
    const squares = one!.reduce((sum, value, at) => sum + (value - two![at]!) ** 2, 0);
    const psnr = 10 * Math.log10((255 ** 2 * one!.length) / Math.max(squares, 1e-9));
    expect(psnr).toBeGreaterThan(format === 'png' ? 200 : 40);
  });
});
