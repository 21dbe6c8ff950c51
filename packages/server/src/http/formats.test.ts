import type { RenderResponse } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  realWorkerModule,
  startTestService,
  type TestService,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ pool: { module: realWorkerModule } });
  const twoPages = { ...testTemplate('tpl_pages'), pages: [page('one', '#2563eb'), page('two', '#f97316')] };
  await service.call('POST', '/v1/templates', { body: twoPages });
  const slow = twoPages.pages.map((each) => ({ ...each, durationMs: 40_000 }));
  await service.call('POST', '/v1/templates', { body: { ...twoPages, id: 'tpl_slow', pages: slow } });
});
afterAll(() => service?.stop());

const page = (id: string, fill: string) => ({
  id,
  durationMs: 500,
  layers: [
    { id: `${id}-ground`, type: 'shape', fill },
    { id: `${id}-name`, type: 'text', text: '{{ name }}', box: { x: 10, y: 10 }, font: { size: 20 }, color: '#ffffff' },
  ],
});

const render = (body: object, template = 'tpl_pages') =>
  service.call<RenderResponse>('POST', `/v1/templates/${template}/render`, { body });

async function download(url: string): Promise<{ type: string | null; bytes: Buffer }> {
  const answer = await fetch(url.replace(/^https?:\/\/[^/]+/, service.url));
  return { type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

test.each([
  ['png', 'image/png', '\x89PNG'],
  ['jpg', 'image/jpeg', '\xff\xd8\xff'],
  ['webp', 'image/webp', 'RIFF'],
  ['avif', 'image/avif', 'ftypavif'],
  ['gif', 'image/gif', 'GIF89a'],
  ['pdf', 'application/pdf', '%PDF-1.'],
])('a template is rendered as %s, and its URL answers so', async (fileExtension, type, magic) => {
  const { status, json } = await render({ variables: { name: 'Ada' }, fileExtension });
  expect(status).toBe(200);
  expect(json.url).toMatch(new RegExp(`\\.${fileExtension}$`));
  const file = await download(json.url);
  expect(file.type).toBe(type);
  expect(file.bytes.subarray(0, 16).toString('latin1')).toContain(magic);
  expect(file.bytes.length).toBe(json.bytes);
  const again = await render({ variables: { name: 'Ada' }, fileExtension });
  expect(again.json.url).toBe(json.url);
});

test('a document has the template’s pages for every set, in one file', async () => {
  const { json } = await render({
    variableSets: [{ name: 'Ada' }, { name: 'Grace' }],
    fileExtension: 'pdf',
    paper: 'A4',
  });
  expect(json.results).toHaveLength(1);
  const { bytes } = await download(json.url);
  expect(bytes.toString('latin1')).toMatch(/\/Count 4\b/);
});

test('one page of a document or a GIF can be asked for', async () => {
  const one = await download((await render({ fileExtension: 'pdf', page: 2 })).json.url);
  expect(one.bytes.toString('latin1')).toMatch(/\/Count 1\b/);
  const whole = await render({ fileExtension: 'gif' });
  const part = await render({ fileExtension: 'gif', page: 1 });
  expect(part.json.bytes).toBeLessThan(whole.json.bytes);
});

test('a document is answered as bytes to those who ask for one', async () => {
  const answer = await fetch(`${service.url}/v1/templates/tpl_pages/render`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${testKey}`, Accept: 'application/pdf', 'Content-Type': 'application/json' },
    body: JSON.stringify({ variableSets: [{ name: 'Ada' }, { name: 'Grace' }], fileExtension: 'pdf' }),
  });
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('a weight budget that cannot be kept is told, and the lightest file given', async () => {
  const { json } = await render({ fileExtension: 'avif', size: { width: 600, height: 600 }, maxBytes: 1000 });
  expect(json.issues.map(({ code }) => code)).toContain(json.bytes > 1000 ? 'over_weight_budget' : 'quality_reduced');
});

test.each([
  [{ fileExtension: 'pdf', paper: { width: 1, height: 1, unit: 'pt' } }, 'tpl_pages', '14'],
  [{ fileExtension: 'gif' }, 'tpl_slow', '60 s'],
])('%j of %s is refused in words', async (options, template, words) => {
  const { status, json } = await render(options, template);
  expect(status).toBe(422);
  expect(json).toMatchObject({ code: 'output_refused', detail: expect.stringContaining(words) });
});

test('text that does not fit names the variable it is', async () => {
  const layers = [{ id: 'title', type: 'text', text: '{{ name }}', box: { x: 0, y: 0, width: 40, height: 20 } }];
  const body = { ...testTemplate('tpl_tight'), pages: [{ id: 'page', layers }] };
  await service.call('POST', '/v1/templates', { body });
  const { json } = await render(
    { variables: { name: 'Wolfeschlegelsteinhausenbergerdorff the Younger' } },
    'tpl_tight',
  );
  expect(json.issues).toContainEqual(
    expect.objectContaining({ code: 'text_clipped', layer: 'title', variable: 'name' }),
  );
});
