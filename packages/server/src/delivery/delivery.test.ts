import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

let service: TestService;
let single: string;
let inPack: string;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
  const render = await service.call<{ url: string }>('POST', '/template/tpl_card/render', {
    body: { variables: { name: 'Ada' } },
  });
  single = new URL(render.json.url).pathname;
  const variables = [{ name: 'Grace' }, { name: 'Alan' }];
  const batch = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body: { variables } });
  await batchEnd(service.call, batch.json.id);
  const results = await service.call<{ results: { url: string }[] }>('GET', `/v1/batches/${batch.json.id}/results`);
  inPack = new URL(results.json.results[1]!.url).pathname;
});
afterAll(() => service?.stop());

const get = (path: string, headers: Record<string, string> = {}) => service.call('GET', path, { key: null, headers });

describe.each([
  ['a single image', () => single, 'Ada'],
  ['an image in a pack', () => inPack, 'Alan'],
])('%s', (_, path, name) => {
  test('may be kept for ever by anyone', async () => {
    const answer = await get(path());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(name);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('etag')).toMatch(/^"[0-9a-z]{32}"$/);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('vary')).toBeNull();
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('is 304 to who has it', async () => {
    const { headers } = await get(path());
    const again = await get(path(), { 'If-None-Match': `"other", W/${headers.get('etag')}` });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers.get('etag')).toBe(headers.get('etag'));
  });

  test('is served in ranges', async () => {
    const whole = (await get(path())).text;
    const part = await get(path(), { Range: 'bytes=2-5' });
    expect(part).toMatchObject({ status: 206, text: whole.slice(2, 6) });
    expect(part.headers.get('content-range')).toBe(`bytes 2-5/${whole.length}`);
    expect((await get(path(), { Range: 'bytes=-3' })).text).toBe(whole.slice(-3));
    expect((await get(path(), { Range: 'bytes=5-' })).text).toBe(whole.slice(5));
    const beyond = await get(path(), { Range: 'bytes=9999-' });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
    expect((await get(path(), { Range: 'bytes=2-5', 'If-Range': '"other"' })).text).toBe(whole);
  });

  test('answers HEAD with the same headers', async () => {
    const { headers, text } = await get(path());
    const head = await service.call('HEAD', path(), { key: null });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers.get('etag')).toBe(headers.get('etag'));
    expect(head.headers.get('content-length')).toBe(String(text.length));
  });

  test('ignores stray query parameters', async () => {
    expect((await get(`${path()}?utm_source=mail`)).status).toBe(200);
  });

  test('is not there under a name with another hash', async () => {
    const wrong = path().replace(/.(?=\.png$)/, (last) => (last === '0' ? '1' : '0'));
    expect((await get(wrong)).status).toBe(404);
    for (const other of ['.gif', '.jpg', '.webp']) {
      expect((await get(path().replace('.png', other))).status).toBe(404);
    }
  });
});

describe('assets', () => {
  test('are served with their type', async () => {
    const answer = await get('/assets/avatars/ada.jpg');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=86400');
  });

  test.each([
    '/assets/README.md',
    '/assets/avatars/nobody.jpg',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/avatars/..%5c..%5cx.png',
    '/assets//etc/passwd',
  ])('%s is not there', async (path) => {
    // One segment could be the id of an uploaded asset, which nobody sees without a key.
    expect((await get(path)).status).toBe(path.split('/').length === 3 ? 401 : 404);
  });
});

test('the gallery needs nothing from outside', async () => {
  const answer = await get('/');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; img-src 'self'; style-src 'sha256-/,
  );
  expect(answer.text).toContain('<h1>');
  expect(answer.text).not.toMatch(/<script|(src|href)="https?:/);
});
