import type { Problem, WireApiKeyCreated } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestService, type TestAnswer, type TestService, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ env: { PICTIFY_RATE_LIMIT: '20', PICTIFY_TRUST_PROXY: '1' } });
});
afterAll(() => service?.stop());

let keys = 0;
async function freshKey(scopes = ['render', 'templates:write']): Promise<string> {
  const body = { name: `key ${++keys}`, scopes };
  const { json } = await service.call<WireApiKeyCreated>('POST', '/v1/api-keys', { body });
  return json.key;
}
const get = (path: string, key: string | null, headers: Record<string, string> = {}) =>
  service.call<Problem>('GET', path, { key, headers });

/** Faster than the limit comes back, on a slow machine too. */
async function untilRefused(key: string, headers: Record<string, string> = {}): Promise<TestAnswer<Problem>> {
  for (;;) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/v1/templates', key, headers)));
    const refused = answers.find(({ status }) => status === 429);
    if (refused) return refused;
  }
}

describe('the limit of a key', () => {
  test('is told by every answer, and refuses what is over it', async () => {
    const key = await freshKey();
    const first = await get('/v1/templates', key);
    const told = (name: string) => first.headers.get(name);
    expect(told('ratelimit-limit')).toBe('20');
    expect(told('ratelimit-remaining')).toBe('19');
    expect(told('ratelimit-reset')).toBe('3');
    expect(told('ratelimit-policy')).toBe('"requests";q=20;w=60');
    expect(told('ratelimit')).toBe('"requests";r=19;t=3');

    const others = [
      await get('/v1/templates/tpl_nowhere', key),
      await get('/v1/api-keys', key),
      await service.call('POST', '/v1/templates', { key, raw: '{' }),
    ];
    expect(others.map(({ status }) => status)).toEqual([404, 403, 422]);
    for (const { headers } of others) expect(headers.get('ratelimit-remaining')).toMatch(/^1\d$/);

    const refused = await untilRefused(key);
    expect(refused.json).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(refused.headers.get('retry-after')).toMatch(/^[1-3]$/);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect(refused.json.detail).toContain('20 requests a minute');
  });

  test('is each key’s own, and not of pictures and the process', async () => {
    const [used, other] = [await freshKey(['admin']), await freshKey()];
    await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card'), key: other });
    const { json } = await service.call<{ url: string }>('POST', '/v1/templates/tpl_card/render', {
      body: {},
      key: other,
    });
    await untilRefused(used);
    expect((await get('/metrics', used)).status).toBe(200);
    expect((await get('/v1/templates', other)).status).toBe(200);
    for (const path of [new URL(json.url).pathname, '/healthz', '/readyz']) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => get(path, null)));
      expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
      expect(answers[0]!.headers.get('ratelimit-limit')).toBeNull();
    }
  });
});

describe('wrong keys', () => {
  test('are looked at a few hundred times a minute for each address, which shuts out nobody who was in', async () => {
    const known = await freshKey();
    const proxied = { 'X-Forwarded-For': '198.51.100.1, 203.0.113.9' };
    const first = await get('/v1/templates', 'a-guess', proxied);
    expect(first.status).toBe(401);
    expect(first.headers.get('ratelimit-policy')).toBe('"wrong-keys";q=300;w=60');
    expect(first.headers.get('ratelimit-remaining')).toBe('299');
    const refused = await untilRefused('a-guess', proxied);
    expect(refused.json.code).toBe('rate_limited');
    expect(refused.headers.get('retry-after')).toBe('1');

    const elsewhere = { 'X-Forwarded-For': '203.0.113.9, 203.0.113.10' };
    expect((await get('/v1/templates', 'a-guess', elsewhere)).status).toBe(401);
    expect((await get('/v1/templates', known, proxied)).status).toBe(200);
  });

  test('what the database could not answer was no guess', async () => {
    const { db } = service.context;
    const down = vi.spyOn(db, 'selectFrom').mockImplementationOnce(() => {
      throw new Error('connection refused');
    });
    const unproven = { 'X-Forwarded-For': '203.0.113.11' };
    expect((await get('/v1/templates', 'some-key', unproven)).status).toBe(500);
    down.mockRestore();
    expect((await get('/v1/templates', null, unproven)).headers.get('ratelimit-remaining')).toBe('300');
  });

  test('a request without any is no guess', async () => {
    const answers = await Promise.all(Array.from({ length: 350 }, () => get('/v1/templates', null)));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
  });
});
