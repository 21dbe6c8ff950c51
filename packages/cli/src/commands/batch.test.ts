import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { openPicture } from '../testing/picture.ts';
import { capture, cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { UsageError } from '../usage-error.ts';
import { batchCommand } from './batch.ts';

const { file, path } = await makeWorkspace();
const template = await file('template.json', cardTemplate());

/** A colour of its own for every row, so that a picture tells whose it is. */
const colorOf = (index: number): number[] => [index % 256, 255 - (index % 256), (index * 7) % 256];
const hex = (color: number[]): string => `#${Buffer.from(color).toString('hex')}`;
const people = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `u${i}`, name: `User ${i}`, color: hex(colorOf(i)), photo: '' }));

const firstPixel = async (image: string): Promise<number[]> => (await openPicture(image)).at(0, 0);

async function results(folder: string): Promise<Record<string, string>[]> {
  return parse(await readFile(path(`${folder}/results.csv`)), { columns: true });
}

const batch = (rows: string, folder: string, ...args: string[]) =>
  capture(batchCommand, [template, rows, '-o', path(folder), ...args]);

test('every row has its own picture, in its place in names, results and contact sheet', async () => {
  const { code, text, progress } = await batch(await file('people.json', people(75)), 'all', '--key', 'id');
  expect(code).toBe(0);
  expect(text).toMatch(/^75 of 75 images in .*all \([\d.]+ s\); contact sheet: .*contact-sheet\.jpg/);
  expect(text).toContain('No row needed a fallback.');
  expect(progress.trimEnd().split('\n')).toHaveLength(10);
  expect(progress).toMatch(/75\/75 {2}[\d.]+ images\/s\n$/);
  const lines = await results('all');
  expect(lines.map((line) => Number(line['index']))).toEqual(people(75).map((_, i) => i));
  for (const [index, line] of lines.entries()) {
    const name = `${String(index + 1).padStart(4, '0')}-u${index}.png`;
    expect(line).toMatchObject({
      key: `u${index}`,
      status: 'completed',
      file: name,
      altText: `A card for User ${index}`,
    });
    expect(await firstPixel(path(`all/${name}`))).toEqual(colorOf(index));
  }
  expect((await readdir(path('all'))).length).toBe(75 + 2);

  const sheet = await openPicture(path('all/contact-sheet.jpg'));
  expect(sheet).toMatchObject({ format: 'jpeg', width: 8 * 252 + 12, height: 10 * 132 + 12 });
  for (const index of [0, 7, 8, 41, 74]) {
    const drawn = sheet.at(12 + (index % 8) * 252 + 200, 12 + Math.floor(index / 8) * 132 + 60);
    expect(Math.max(...colorOf(index).map((value, i) => Math.abs(value - drawn[i]!)))).toBeLessThan(12);
  }
});

test.each([
  ['two.csv', '\uFEFFid,name,color\r\nu0,"Zoë\nK",#010203\r\nu1,"=1+1, ""x""",#040506\r\n'],
  [
    'two.json',
    [
      { id: 'u0', name: 'Zoë\nK', color: '#010203' },
      { id: 'u1', name: '=1+1, "x"', color: '#040506' },
    ],
  ],
  [
    'two.ndjson',
    '{"id":"u0","name":"Zoë\\nK","color":"#010203"}\n{"id":"u1","name":"=1+1, \\"x\\"","color":"#040506"}\n',
  ],
])('%s gives the same two pictures and results', async (name, content) => {
  const folder = `from-${name}`;
  expect((await batch(await file(name, content), folder, '--key', 'name')).code).toBe(0);
  expect(await firstPixel(path(`${folder}/0001-zoë-k.png`))).toEqual([1, 2, 3]);
  expect(await firstPixel(path(`${folder}/0002-1-1-x.png`))).toEqual([4, 5, 6]);
  const [first, second] = await results(folder);
  expect(first).toMatchObject({ key: 'Zoë\nK', status: 'completed', issues: 'variable_missing', error: '' });
  expect(second).toMatchObject({ key: '\'=1+1, "x"', altText: 'A card for =1+1, "x"' });
});

test('keys that are equal, missing or lead elsewhere stay in the folder, each with a file of its own', async () => {
  const keys = ['ada', 'Ada', 'ada', '../../x', '/etc/passwd', '', null, { a: 1 }, 'x'.repeat(500)];
  const rows = await file(
    'keys.json',
    keys.map((id) => ({ id })),
  );
  await batch(rows, 'keys', '--key', 'id');
  const names = (await readdir(path('keys'))).filter((name) => name.endsWith('.png'));
  expect(names.sort()).toEqual([
    '0001-ada.png',
    '0002-ada.png',
    '0003-ada.png',
    '0004-x.png',
    '0005-etc-passwd.png',
    '0006.png',
    '0007.png',
    '0008.png',
    `0009-${'x'.repeat(40)}.png`,
  ]);
});

test('only the first rows are drawn where a limit is given; a larger one is all', async () => {
  const rows = await file('ten.json', people(10));
  expect((await batch(rows, 'limited', '--limit', '3')).text).toMatch(/^3 of 3 images/);
  expect(await results('limited')).toHaveLength(3);
  expect((await batch(rows, 'unlimited', '--limit', '300')).text).toMatch(/^10 of 10 images/);
});

test('size, scale and format are those asked for', async () => {
  const rows = await file('one.json', people(1));
  await batch(rows, 'sized', '--size', 'story', '--scale', '2', '--format', 'webp');
  expect(await openPicture(path('sized/0001.webp'))).toMatchObject({ format: 'webp', width: 40, height: 80 });
});

test('what was degraded is summed up by code, with the first row it happened to', async () => {
  const rows = [{ name: 'a' }, { name: 'b', color: 'nonsense' }, {}, { name: 'd', color: 'nonsense' }, 7];
  const { code, text } = await batch(await file('odd.json', rows), 'odd');
  expect(code).toBe(0);
  expect(text).toMatch(/^5 of 5 images/);
  expect(text).toMatch(/^ {6,}2 {2}(variable_type|color_invalid) +row 2: /m);
  expect((await results('odd'))[1]!['issues']).toMatch(/variable_type|color_invalid/);
});

test('a very tall page has a card on the contact sheet too', async () => {
  const tall = await file('tall.json', { ...cardTemplate(), width: 4, height: 2000 });
  await capture(batchCommand, [tall, await file('tall-rows.json', people(20)), '-o', path('tall')]);
  const { width, height } = await openPicture(path('tall/contact-sheet.jpg'));
  expect([width, height]).toEqual([8 * 252 + 12, 3 * 492 + 12]);
});

describe('refused with a sentence, before any image is drawn:', () => {
  test.each<[string, string, unknown, string[], RegExp]>([
    ['no rows', 'none.csv', 'name,color\n', [], /none\.csv holds no rows/],
    ['broken CSV', 'broken.csv', 'name\nAda\n"Bob\n', [], /broken\.csv cannot be read as CSV/],
    ['a column twice', 'twice.csv', 'name,name\na,b\n', [], /“name” twice/],
    ['broken NDJSON', 'broken.ndjson', '{}\n{\n', [], /line 2 is not JSON/],
    ['another kind of file', 'rows.txt', 'a', [], /\.csv, \.json or \.ndjson/],
    ['a size there is not', 'a.json', [{}], ['--size', 'banner'], /no size “banner”/],
    ['a page there is not', 'b.json', [{}], ['--page', '4'], /no page 4/],
    ['a key no row has', 'f.csv', 'id,name\nu1,Ada\n', ['--key', 'nosuch'], /“nosuch”.*they have id, name/],
    ['too many pixels', 'c.json', [{}, {}], ['--size', '4096x4096', '--scale', '3'], /too large/],
  ])('%s', async (_, name, content, args, message) => {
    const run = batch(await file(name, content), 'never', ...args);
    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow(message);
    expect(await readdir(path('never')).catch(() => [])).toEqual([]);
  });

  test('files that are not there', async () => {
    await expect(batch(path('nowhere.csv'), 'never')).rejects.toThrow(UsageError);
    await expect(batchCommand([path('nowhere.json'), path('a.json'), '-o', path('never')])).rejects.toThrow(UsageError);
  });

  test('an output folder that is a file', async () => {
    await expect(batch(await file('d.json', [{}]), 'template.json')).rejects.toThrow(/cannot make the folder/);
  });
});
