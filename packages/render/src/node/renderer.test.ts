import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompiledTemplate,
  compileTemplateDocument,
  type ResolveOptions,
  type Template,
  validateTemplate,
} from '@pictify/scene';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { createRenderer, type RenderOptions } from './renderer.ts';
import { GOLDENS } from './testing/golden-case.ts';

const renderer = await createRenderer({
  loadImage: async (source) => readFileSync(join(GOLDENS, 'assets', source.replace('asset:', ''))),
});
const NOW = Date.UTC(2026, 10, 24, 12);
/** Stands still: no busy machine ends a row's expressions early. */
const STILL = () => 0;

function compile(template: Partial<Template>) {
  const document = { schema: 1, name: 'test', width: 120, height: 80, variables: [], pages: [], ...template };
  const { template: valid, errors } = validateTemplate(document);
  expect(errors).toEqual([]);
  return compileTemplateDocument(valid!);
}

const page = (fill: string) => ({ id: fill, layers: [{ id: `all-${fill}`, type: 'shape' as const, fill }] });
const plain = compile({ pages: [page('red'), page('blue')] });
const render = (options: Partial<RenderOptions> = {}, template = plain, row: unknown = {}) =>
  renderer.render(template, row, { format: 'png', now: NOW, clock: STILL, ...options });

async function firstPixel(bytes: Uint8Array): Promise<number[]> {
  return [...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)];
}

/** Every layer type, with the row in as many places as it can be. */
const rich = compile({
  altText: '{{ name }} has {{ count }}',
  variables: [
    { name: 'name', type: 'text', default: 'Friend' },
    { name: 'count', type: 'number', default: 3 },
    { name: 'photo', type: 'image', default: 'asset:compass.png' },
    { name: 'accent', type: 'color', default: '#2563eb' },
    { name: 'since', type: 'date', default: '2024-02-29' },
    { name: 'on', type: 'boolean', default: true },
    { name: 'tags', type: 'list', default: ['a', 'b'] },
    { name: 'more', type: 'object', default: { side: 'end' } },
  ],
  roles: { accent: '{{ accent }}' },
  pages: [
    {
      id: 'page',
      layers: [
        {
          id: 'ground',
          type: 'shape',
          fill: { type: 'linear', stops: [{ offset: '{{ count / 10 }}', color: '{{ name }}' }] },
        },
        {
          id: 'photo',
          type: 'image',
          box: { x: '{{ count }}', y: 2, width: '{{ count * 10 }}', height: 30 },
          source: '{{ photo }}',
          fit: '{{ name }}',
          radius: '{{ count }}',
          rotation: '{{ count }}',
          fallback: [
            { type: 'url', source: '{{ name }}' },
            { type: 'initials', text: '{{ name }}' },
          ],
        },
        {
          id: 'row',
          type: 'stack',
          direction: '{{ name }}',
          gap: '{{ count }}',
          padding: '{{ tags }}',
          align: '{{ more.side }}',
          box: { x: 40, y: 0, width: 80 },
          layers: [
            {
              id: 'words',
              type: 'text',
              text: '{{ name | uppercase }} {{ since | date: "D MMM" }} {{ if on }}**on**{{ endif }} {{ more }}',
              font: { size: '{{ count * 4 }}', family: '{{ name }}', letterSpacing: '{{ count }}' },
              fit: { mode: 'shrink', maxLines: '{{ count }}' },
              color: 'role:accent',
              opacity: '{{ count / 7 }}',
            },
            {
              id: 'bar',
              type: 'progress',
              value: '{{ count }}',
              max: '{{ tags.length }}',
              box: { width: 30, height: 6 },
            },
          ],
        },
        {
          id: 'tags',
          type: 'repeat',
          items: '{{ tags }}',
          as: 'tag',
          max: 20,
          columns: '{{ count }}',
          box: { x: 0, y: 40 },
          item: { width: 20, height: '{{ count }}' },
          layers: [{ id: 'tag', type: 'text', text: '{{ tag.name ?? tag }}', visible: '{{ on or loop.first }}' }],
        },
        { id: 'code', type: 'qr', data: '{{ name }}{{ tags }}', box: { x: 90, y: 50, width: 28, height: 28 } },
        {
          id: 'faded',
          type: 'group',
          opacity: '{{ count / 9 }}',
          blend: '{{ more.blend }}',
          mask: { paint: '{{ accent }}' },
          shadow: [{ x: '{{ count }}', blur: 4, color: '{{ accent }}' }],
          layers: [{ id: 'ring', type: 'progress', variant: 'ring', value: '{{ count }}', thickness: '{{ count }}' }],
        },
      ],
    },
  ],
});

describe('any row', () => {
  const value = fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      'asset:star-alpha.png',
      'asset:truncated.jpg',
      'asset:../secret',
      'https://',
      'data:image/png;base64,',
    ),
    fc.constantFrom('a'.repeat(400), 'مرحبا ', 'नमस्ते', '👩‍👩‍👧', '\u202e\u0000\ud800', '#12345678', '1e309', ''),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.anything({ maxDepth: 2 }), { maxLength: 4 }),
    fc.anything({ maxDepth: 2 }),
  );
  const names = ['name', 'count', 'photo', 'accent', 'since', 'on', 'tags', 'more'];
  const rows = fc.oneof(
    { weight: 9, arbitrary: fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }) },
  );

  test('gives an image of the template’s size', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (row) => {
        const image = await render({}, rich, row);
        const { width, height } = await sharp(image.bytes).metadata();
        expect([width, height]).toEqual([120, 80]);
        for (const { code, message } of image.issues) expect(`${code} ${message}`).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same bytes every time, by a fresh renderer too', async () => {
    const row = { name: 'Zoë 山田 👋🏽', count: 7, tags: ['x', { name: 'y' }], photo: 'asset:compass.webp' };
    const first = await render({}, rich, row);
    const other = await createRenderer({ loadImage: async () => readFileSync(join(GOLDENS, 'assets/compass.webp')) });
    for (const again of [
      await render({}, rich, row),
      await other.render(rich, row, { format: 'png', now: NOW, clock: STILL }),
    ]) {
      expect(Buffer.compare(again.bytes, first.bytes)).toBe(0);
      expect(again.issues).toEqual(first.issues);
    }
  });

  test('is rendered beside others without mixing them up', async () => {
    const rows = Array.from({ length: 8 }, (_, count) => ({ name: `Row ${count}`, count }));
    const alone = [];
    for (const row of rows) alone.push(Buffer.from((await render({}, rich, row)).bytes).toString('base64'));
    const together = await Promise.all(rows.map((row) => render({}, rich, row)));
    expect(together.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual(alone);
  });
});

describe('what is asked for', () => {
  test('is answered with size, format, alternative text and times', async () => {
    const image = await render({ format: 'webp', scale: 2 }, rich, { name: 'Ada', count: 4 });
    expect(image).toMatchObject({ width: 240, height: 160, format: 'webp', altText: 'Ada has 4' });
    expect(Object.values(image.timings).every((ms) => ms >= 0)).toBe(true);
    expect(await sharp(image.bytes).metadata()).toMatchObject({ width: 240, height: 160, format: 'webp' });
  });

  test('may be another page', async () => {
    expect(await firstPixel((await render()).bytes)).toEqual([255, 0, 0]);
    expect(await firstPixel((await render({ page: 2 })).bytes)).toEqual([0, 0, 255]);
  });

  test.each([0, 3, -1, 1.5, Number.NaN])('must be a page there is: %s', async (number) => {
    const failure = render({ page: number });
    await expect(failure).rejects.toThrow(RangeError);
    await expect(failure).rejects.toThrow(`Page ${number} does not exist; the template has 2.`);
  });

  test.each([0, 4, -1, Number.NaN, Number.POSITIVE_INFINITY])('must be a scale from 1 to 3: %s', async (scale) => {
    await expect(render({ scale })).rejects.toThrow(RangeError);
  });

  test('must not pass 50 megapixels', async () => {
    const large = compile({ width: 4096, height: 4096, pages: [page('red')] });
    await expect(render({ scale: 2 }, large)).rejects.toThrow('4096×4096 at scale 2 is too large');
  });

  test('may be 4096 a side', async () => {
    const strip = compile({ width: 4096, height: 2, pages: [page('red')] });
    expect(await render({ scale: 3 }, strip)).toMatchObject({ width: 12_288, height: 6 });
  });
});

/** A template that tells how its rows are resolved. */
function watched(template: CompiledTemplate) {
  const asked: { row: unknown; options: ResolveOptions }[] = [];
  const resolve = (row: unknown, options: ResolveOptions = {}) => {
    asked.push({ row, options });
    return template.resolve(row, options);
  };
  const { variables, dependencies } = template;
  return { asked, template: { template: template.template, variables, dependencies, resolve } };
}

describe('time', () => {
  test('is the present, read once, and a running clock, unless they are given', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(NOW);
    const { asked, template } = watched(plain);
    await renderer.render(template, {}, { format: 'png' });
    expect(now).toHaveBeenCalledTimes(1);
    now.mockRestore();
    await renderer.render(template, {}, { format: 'png', now: 7, clock: STILL });
    expect(asked[0]!.options.now).toBe(NOW);
    expect(asked[0]!.options.clock!()).toBeGreaterThan(0);
    expect(asked.at(-1)!.options).toMatchObject({ now: 7, clock: STILL });
  });

  test('that the machine gives to others does not count', async () => {
    const { asked, template } = watched(plain);
    await renderer.render(template, {}, { format: 'png' });
    const clock = asked[0]!.options.clock!;
    const before = clock();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    expect(clock() - before).toBeLessThan(100);
  });

  test('ends expressions that go on for long', async () => {
    let ms = 0;
    const clock = () => (ms += 60);
    const busy = compile({ altText: '{{ for i in range(0, 5000) }}x{{ endfor }}', pages: [page('red')] });
    expect((await render({}, busy)).issues).toEqual([]);
    expect((await render({ clock }, busy)).issues.map(({ code }) => code)).toEqual(['too_slow']);
  });
});

describe('prefetching', () => {
  const picture = (more: object) => ({ id: 'picture', type: 'image' as const, box: { width: 9, height: 9 }, ...more });
  const rows = [{ photo: 'asset:a' }, { photo: 'asset:b' }, { photo: 'asset:c' }];
  const variables = [{ name: 'photo', type: 'image' as const, default: 'asset:d' }];
  const prefetched = async (layer: object) => {
    const loaded: string[] = [];
    const loadImage = async (source: string) => {
      loaded.push(source);
      return readFileSync(join(GOLDENS, 'assets/compass.png'));
    };
    const pages = [{ id: 'page', layers: [layer as (typeof plain.template.pages)[0]['layers'][0]] }];
    const { asked, template } = watched(compile({ variables, pages }));
    await (await createRenderer({ loadImage })).prefetch(template, rows, { format: 'png' });
    return { loaded, resolved: asked.length };
  };

  test('looks at every row where the row chooses pictures', async () => {
    const all = { loaded: ['asset:a', 'asset:b', 'asset:c'], resolved: 3 };
    expect(await prefetched(picture({ source: '{{ photo }}' }))).toEqual(all);
    expect(await prefetched(picture({ fallback: [{ type: 'asset', asset: '{{ photo }}' }] }))).toEqual(all);
    const fill = { type: 'image', source: '{{ photo }}' };
    expect(await prefetched({ id: 'group', type: 'group', layers: [picture({ type: 'shape', fill })] })).toEqual(all);
  });

  test('looks at one row where all want the same', async () => {
    const texts = { name: '{{ photo }}', visible: '{{ photo != null }}' };
    expect(await prefetched(picture({ source: 'asset:logo', ...texts }))).toEqual({
      loaded: ['asset:logo'],
      resolved: 1,
    });
    expect(await prefetched(picture({ type: 'text', text: '{{ photo }}' }))).toEqual({ loaded: [], resolved: 1 });
  });
});
