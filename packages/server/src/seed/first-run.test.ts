import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWorkerModule, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { firstRun } from './first-run.ts';

let examplesDir: string;
let service: TestService;
const lines: string[] = [];

beforeAll(async () => {
  examplesDir = await mkdtemp(join(tmpdir(), 'pictify-examples-'));
  await mkdir(join(examplesDir, 'year-in-review'));
  const files = {
    'template.json': { ...testTemplate('tpl_wrapped'), name: 'A <b>year</b>', altText: 'A card for {{ name }}' },
    'rows.json': [{ name: 'Ada' }, { name: 'Zoë "Z" <i>' }, {}],
  };
  for (const [name, json] of Object.entries(files)) {
    await writeFile(join(examplesDir, 'year-in-review', name), JSON.stringify(json));
  }
  service = await startTestService({ examplesDir, pool: { module: realWorkerModule } });
  await firstRun(service.context, examplesDir, (line) => lines.push(line));
});
afterAll(async () => {
  await service?.stop();
  await rm(examplesDir, { recursive: true, force: true });
});

test('the first start seeds the starters, draws the sample batch and says what it does', () => {
  expect(lines[0]).toBe('starter templates: 1 of 1, year-in-review');
  expect(lines.at(-1)).toMatch(/^sample batch: 3 cards in /);
});

test('the gallery shows every card, with what came from data escaped', async () => {
  const { text } = await service.call('GET', '/', { key: null });
  expect(text).toContain('A &lt;b&gt;year&lt;/b&gt;');
  expect(text).toContain('A card for Zoë &quot;Z&quot; &lt;i&gt;');
  const paths = [...text.matchAll(/<img src="(\/images\/[^"]+)"/g)].map((match) => match[1]!);
  expect(paths).toHaveLength(4 + 3);
  for (const path of paths) {
    const response = await fetch(service.url + path);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    const isWebp = Buffer.from(bytes.subarray(8, 12)).toString() === 'WEBP';
    expect(isJpeg || isWebp).toBe(true);
  }
});

test('a PNG is drawn at once by the real renderer', async () => {
  const answer = await service.call('POST', '/template/tpl_wrapped/render', {
    body: { variables: { name: 'مرحبا' } },
    headers: { Accept: 'image/png' },
  });
  expect(answer.status).toBe(200);
  expect(answer.text.slice(1, 4)).toBe('PNG');
});

test('a later start does nothing, so that a deleted starter stays deleted', async () => {
  await service.call('DELETE', '/v1/templates/tpl_wrapped');
  lines.length = 0;
  await firstRun(service.context, examplesDir, (line) => lines.push(line));
  expect(lines).toEqual([]);
  expect((await service.call('GET', '/v1/templates/tpl_wrapped')).status).toBe(404);
});
