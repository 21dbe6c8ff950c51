import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadStarters } from './starters.ts';

const dir = await mkdtemp(join(tmpdir(), 'pictify-starters-'));
afterAll(() => rm(dir, { recursive: true, force: true }));

test('starters are read in the gallery’s order; what cannot be read is said and left out', async () => {
  const files: Record<string, string> = {
    'zebra/template.json': '{"name":"Zebra"}',
    'zebra/rows.json': '[{"name":"a"}, 4]',
    'monthly-recap/template.json': '{"name":"Recap"}',
    'year-in-review/template.json': '{"name":"Year"}',
    'broken/template.json': '{',
    'assets/template.json': '{"name":"not a starter"}',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  const skipped: string[] = [];
  const starters = await loadStarters(dir, (sentence) => skipped.push(sentence));
  expect(starters.map((starter) => starter.name)).toEqual(['year-in-review', 'monthly-recap', 'zebra']);
  expect(starters[2]!.rows).toEqual([{ name: 'a' }]);
  expect(skipped).toEqual(['examples/broken has no readable template.json and is skipped']);
});

test('a folder that is not there has none', async () => {
  expect(await loadStarters(join(dir, 'nowhere'), () => undefined)).toEqual([]);
});
