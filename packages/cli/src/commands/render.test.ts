import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPicture } from '../testing/picture.ts';
import { capture, cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { UsageError } from '../usage-error.ts';
import { renderCommand } from './render.ts';

const { file, path } = await makeWorkspace();
const template = await file('template.json', cardTemplate());
const render = (...args: string[]) => capture(renderCommand, [template, ...args]);

const firstPixel = async (image: string): Promise<number[]> => (await openPicture(image)).at(0, 0);

test.each([
  ['card.png', 'png'],
  ['card.jpg', 'jpeg'],
  ['card.webp', 'webp'],
])('%s is written in its format, and said', async (name, format) => {
  const { code, text } = await render('-o', path(name));
  expect(code).toBe(0);
  expect(await openPicture(path(name))).toMatchObject({ format, width: 40, height: 20 });
  expect(text).toMatch(new RegExp(`${name} {2}40×20 {2}${format} {2}1 KB`));
});

test('the row decides what is drawn; its alternative text and issues are printed', async () => {
  const row = await file('row.json', { name: 'Ada', color: '#ff0000', photo: 'asset:no-such.png' });
  const { code, text } = await render('--row', row, '-o', path('row.png'));
  expect(code).toBe(0);
  expect(await firstPixel(path('row.png'))).toEqual([255, 0, 0]);
  expect(text).toContain('alt  A card for Ada');
  expect(text).toMatch(/warning .* image_not_found: .*no-such\.png/);
});

test('without a row the defaults are drawn', async () => {
  const { text } = await render('-o', path('default.png'));
  expect(text).toContain('alt  A card for friend');
  expect(await firstPixel(path('default.png'))).toEqual([0, 0, 0]);
});

test('the first of many rows is taken', async () => {
  const rows = await file('rows.csv', 'name,color\nAda,#00ff00\nBob,#0000ff\n');
  await render('--row', rows, '-o', path('first.png'));
  expect(await firstPixel(path('first.png'))).toEqual([0, 255, 0]);
});

test('folders on the way are made, and assets are found beside the template or where --assets says', async () => {
  await render('-o', path('assets/deep/red.png'), '--row', await file('red.json', { color: 'red' }));
  const row = await file('photo.json', { photo: 'asset:deep/red.png' });
  await render('--row', row, '-o', path('beside.png'));
  expect(await firstPixel(path('beside.png'))).toEqual([255, 0, 0]);
  const named = await file('named.json', { photo: 'asset:red.png' });
  await render('--row', named, '--assets', path('assets/deep'), '-o', path('named.png'));
  expect(await firstPixel(path('named.png'))).toEqual([255, 0, 0]);
});

test('an asset is not looked for outside its folder', async () => {
  await render('-o', path('assets/inside.png'));
  const row = await file('escape.json', { photo: 'asset:../default.png' });
  const { text } = await render('--row', row, '-o', path('escape.png'));
  expect(text).toContain('image_');
  expect(await firstPixel(path('escape.png'))).toEqual([0, 0, 0]);
});

test('a private host is not asked', async () => {
  const row = await file('private.json', { photo: 'http://127.0.0.1:9/a.png' });
  const { code, text } = await render('--row', row, '-o', path('private.png'));
  expect(code).toBe(0);
  expect(text).toContain('image_unavailable');
});

test('size and scale are those asked for', async () => {
  for (const [size, width, height] of [
    ['story', 40, 80],
    ['100x50', 200, 100],
  ] as const) {
    await render('--size', size, '--scale', '2', '-o', path('sized.png'));
    expect(await openPicture(path('sized.png'))).toMatchObject({ width, height });
  }
});

test('a locale and a time zone are those asked for', async () => {
  const dated = {
    ...cardTemplate(),
    altText: '{{ at | date: "long" }}',
    variables: [{ name: 'at', type: 'date', default: '2026-03-31T23:00:00Z' }],
    pages: [{ id: 'page', layers: [] }],
  };
  const { text } = await capture(renderCommand, [
    await file('dated.json', dated),
    ...['-o', path('dated.png'), '--locale', 'de-DE', '--time-zone', 'Asia/Tokyo'],
  ]);
  expect(text).toContain('alt  1. April 2026');
});

describe('refused with a sentence:', () => {
  const cases: [string, () => Promise<string[]> | string[], RegExp][] = [
    ['a template that is not there', () => [path('none.json')], /cannot read .*none\.json/],
    ['a template that is not JSON', async () => [await file('text.json', 'hello')], /text\.json is not JSON/],
    ['an invalid template', async () => [await file('bad.json', {})], /bad\.json is not a valid template:\n {2}error/],
    ['a row that is not there', () => [template, '--row', path('none.json')], /cannot read/],
    ['a size it does not have', () => [template, '--size', 'banner'], /no size “banner”; it has story/],
    ['a page it does not have', () => [template, '--page', '2'], /no page 2; it has 1/],
    ['too many pixels', () => [template, '--size', '4096x4096', '--scale', '3'], /too large/],
    ['no assets folder', () => [template, '--assets', path('nowhere')], /--assets: there is no folder/],
    ['a bad private host', () => [template, '--allow-private', 'http://x'], /--allow-private: /],
  ];
  test.each(cases)('%s', async (_, args, message) => {
    const run = renderCommand([...(await args()), '-o', path('never.png')]);
    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow(message);
  });

  test.each([
    ['a folder', ''],
    ['below a file', 'template.json/x.png'],
  ])('an output that is %s', async (_, output) => {
    await expect(renderCommand([template, '-o', join(path(''), output)])).rejects.toThrow(UsageError);
  });
});

test('what is at the output stays when nothing can be drawn', async () => {
  await file('kept.png', 'kept');
  await expect(renderCommand([template, '--page', '9', '-o', path('kept.png')])).rejects.toThrow();
  expect(await readFile(path('kept.png'), 'utf8')).toBe('kept');
});
