import type { Problem, RenderResponse, SizeList } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWorkerModule, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ pool: { module: realWorkerModule } });
  const ground = { id: 'ground', type: 'background', generator: 'mesh', seed: '{{ name }}' };
  const body = {
    ...testTemplate('tpl_sizes'),
    sizes: { linkedin: { width: 60, height: 120 } },
    pages: [{ id: 'page', layers: [ground] }],
  };
  await service.call('POST', '/v1/templates', { body });
});
afterAll(() => service?.stop());

const render = (body: object) =>
  service.call<RenderResponse & Problem>('POST', '/v1/templates/tpl_sizes/render', { body });
const byQuery = (query: string, accept = 'application/json') =>
  service.call<RenderResponse & Problem>('GET', `/v1/templates/tpl_sizes/render?${query}`, {
    headers: { Accept: accept },
  });

test('a preset is drawn in its pixels at the scale its channel wants', async () => {
  expect((await render({ size: 'email-header' })).json).toMatchObject({ width: 1200, height: 400 });
  expect((await render({ size: 'email-header', scale: 1 })).json).toMatchObject({ width: 600, height: 200 });
  expect((await byQuery('size=display-300x250')).json).toMatchObject({ width: 300, height: 250 });
  expect((await render({ size: 'linkedin' })).json).toMatchObject({ width: 60, height: 120 });
  expect((await render({ size: 'open-graph', fileExtension: 'pdf' })).json).toMatchObject({ width: 1200, height: 630 });
});

test('an image stays within the weight budget of its channel, or says by how much it does not', async () => {
  const light = (await render({ size: 'email-header', fileExtension: 'jpg' })).json;
  expect(light.bytes).toBeLessThanOrEqual(100_000);
  const heavy = (await render({ size: 'email-header', maxBytes: 1000 })).json;
  expect(heavy.issues).toContainEqual(
    expect.objectContaining({
      code: 'over_weight_budget',
      severity: 'warning',
      message: expect.stringMatching(/weighs [\d.]+ (KB|bytes).*1000 bytes/),
    }),
  );
});

test.each([
  ['instagram-storry', 'Did you mean “instagram-story”?'],
  ['story', 'Did you mean “instagram-story”?'],
  ['Open_Graph', 'Did you mean “open-graph”?'],
  ['zzzzzzzz', 'There are linkedin, email-header,'],
])('the size %s is refused with what there is', async (size, detail) => {
  for (const { status, json } of [await render({ size }), await byQuery(`size=${size}`)]) {
    expect([status, json.detail]).toEqual([422, expect.stringContaining(detail)]);
  }
});

test('GET /v1/sizes lists them', async () => {
  const { sizes } = (await service.call<SizeList>('GET', '/v1/sizes')).json;
  expect(sizes.find(({ name }) => name === 'instagram-story')).toEqual({
    name: 'instagram-story',
    channel: 'Instagram: story',
    width: 1080,
    height: 1920,
    scale: 1,
    maxBytes: 8_000_000,
    safeZone: { top: 0.14, bottom: 0.2, left: 0.06, right: 0.06 },
  });
});

test('a format that is none is refused with those there are', async () => {
  const inQuery = await service.call('GET', '/template/tpl_sizes/render?format=bmp');
  for (const { status, json } of [await render({ format: 'bmp' }), inQuery]) {
    expect([status, json['detail']]).toEqual([422, expect.stringContaining('png, jpg, jpeg, webp, avif, gif or pdf')]);
  }
});

test.each([
  ['image/webp', '', 'image/webp'],
  ['image/jpeg', '', 'image/jpeg'],
  ['image/avif, image/png;q=0.5', '', 'image/avif'],
  ['application/pdf', '', 'application/pdf'],
  ['image/*', '', 'image/png'],
  ['image/avif,image/webp,image/*,*/*;q=0.8', '', 'image/png'],
  ['image/webp', '&format=jpg', 'image/jpeg'],
])('Accept: %s%s answers %s', async (accept, query, type) => {
  const headers = { Accept: accept };
  const got = await byQuery(`name=a${query}`, accept);
  expect([got.status, got.headers.get('content-type')]).toEqual([200, type]);
  const body = query ? { format: 'jpg' } : {};
  const posted = await service.call('POST', '/v1/templates/tpl_sizes/render', { body, headers });
  expect(posted.headers.get('content-type')).toBe(type);
});
