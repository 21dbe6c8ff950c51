import type { Problem, RenderResponse } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  batchEnd,
  realWorkerModule,
  startTestService,
  type TestService,
  testTemplate,
} from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ pool: { module: realWorkerModule } });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_moved', 'Hello {{ name }}') });
});
afterAll(() => service?.stop());

const render = (body: object) =>
  service.call<RenderResponse & Problem>('POST', '/v1/templates/tpl_moved/render', { body });
const named = async (name: string) => (await render({ variables: { name } })).json.url;
const codes = ({ json }: { json: RenderResponse }) => json.issues.map(({ code }) => code);

test('what other services call variables and layers gives the image that our own words give', async () => {
  expect((await render({ template_values: { name: 'Ada' } })).json.url).toBe(await named('Ada'));
  expect((await render({ modifications: [{ name: 'name', text: 'Ada' }] })).json.url).toBe(await named('Ada'));
  const layer = await render({ variables: { name: 'x' }, layers: { title: { text: 'Hello Ada' } } });
  expect(layer.json.url).toBe(await named('Ada'));
  const sets = await render({ variableSets: [{ name: 'Ada' }, { name: 'Grace' }], layers: { title: { hide: true } } });
  expect(sets.json.results[0]!.url).toBe(sets.json.results[1]!.url);
});

test('braces in a text are a text', async () => {
  const braces = await render({ variables: { name: 'Ada' }, layers: { title: { text: '{{ name }}' } } });
  expect(codes(braces)).toEqual([]);
  const plain = await render({ variables: { name: 'Ada' }, layers: { title: { text: 'Ada' } } });
  expect(braces.json.url).not.toBe(plain.json.url);
});

test('an unknown layer is an issue of an image that is drawn', async () => {
  const answer = await render({ variables: { name: 'Ada' }, modifications: [{ name: 'titel', text: 'x' }] });
  expect(answer.status).toBe(200);
  expect(answer.json.issues).toMatchObject([{ code: 'layer_unknown', message: expect.stringContaining('“title”') }]);
});

test('the pages of one PDF may each change something else', async () => {
  const rows = [
    { name: 'a' },
    { modifications: [{ name: 'title', text: 'b' }] },
    { layers: { title: { hide: true } } },
  ];
  const { status, json } = await render({ variableSets: rows, fileExtension: 'pdf' });
  expect([status, json.issues.map(({ code }) => code)]).toEqual([200, ['variable_missing', 'variable_missing']]);
});

test('every row of a batch may come in these words', async () => {
  const rows = [
    { id: 'a', modifications: [{ name: 'name', text: 'Ada' }] },
    { id: 'b', layers: { title: { text: 'Hello Ada' } }, name: 'x' },
    { id: 'c', template_values: { name: 'Ada' } },
    { id: 'd', name: 'Ada', modifications: [{ name: 'nobody', text: 'x' }] },
    { id: 'e', name: 'Ada', layers: 'not a map' },
  ];
  const body = { variables: rows, key: 'id' };
  const { status, json } = await service.call<{ id: string }>('POST', '/v1/templates/tpl_moved/batch', { body });
  expect(status).toBe(202);
  expect((await batchEnd(service.call, json.id)).completed).toBe(rows.length);
  type Item = { key: string; url: string; issues: { code: string }[] };
  const { results } = (await service.call<{ results: Item[] }>('GET', `/v1/batches/${json.id}/results`)).json;
  const images = await Promise.all(
    results.map(async ({ url }) =>
      Buffer.from(await (await fetch(service.url + new URL(url).pathname)).arrayBuffer()).toString('base64'),
    ),
  );
  expect(new Set(images).size).toBe(1);
  expect(results.map(({ key, issues }) => [key, ...issues.map(({ code }) => code)])).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['d', 'layer_unknown'],
    ['e', 'variable_unknown'],
  ]);
});

test.each([
  [{ modifications: 'text' }, '/modifications'],
  [{ modifications: [1] }, '/modifications/0'],
  [{ layers: { title: 'Hi' } }, '/layers/title'],
  [{ layers: null }, '/layers'],
  [{ template_values: [] }, '/template_values'],
  [{ modification: [] }, 'Did you mean “modifications”?'],
])('%j is refused', async (body, detail) => {
  const { status, json } = await render(body);
  expect([status, json.detail]).toEqual([422, expect.stringContaining(detail)]);
});

test('a great many changes are drawn, or told, and never an error of ours', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `layer ${index}`, text: 'x' }));
  const answer = await render({ variables: { name: 'Ada' }, modifications: many });
  expect(answer.status).toBe(200);
  expect(answer.json.issues.length).toBeLessThanOrEqual(50);
  const raw = '{"layers":{"__proto__":{"text":"x"}}}';
  expect((await service.call('POST', '/v1/templates/tpl_moved/render', { raw })).status).toBe(422);
});
