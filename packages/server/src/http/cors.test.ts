import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService } from '../testing/test-service.ts';

const origin = 'https://app.example.com';
let open: TestService;
let closed: TestService;
beforeAll(async () => {
  [open, closed] = await Promise.all([
    startTestService({ env: { PICTIFY_ALLOW_ORIGINS: `${origin}, http://localhost:3000` } }),
    startTestService(),
  ]);
});
afterAll(() => Promise.all([open?.stop(), closed?.stop()]));

const preflight = (service: TestService, path: string, from = origin) =>
  service.call('OPTIONS', path, { key: null, headers: { Origin: from, 'Access-Control-Request-Method': 'POST' } });
const allowed = (answer: { headers: Headers }) => answer.headers.get('access-control-allow-origin');

describe('a page of an origin that is allowed', () => {
  test('may ask first, without a key', async () => {
    for (const path of ['/v1/templates', '/templates/tpl_card/render', '/template/tpl_card/batch']) {
      const answer = await preflight(open, path);
      expect(answer).toMatchObject({ status: 204, text: '' });
      expect(allowed(answer)).toBe(origin);
      expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
      for (const name of ['Authorization', 'Content-Type', 'Idempotency-Key']) {
        expect(answer.headers.get('access-control-allow-headers')).toContain(name);
      }
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  });

  test('may read answers, errors too, and what their headers say', async () => {
    const answers = [
      await open.call('GET', '/v1/templates', { headers: { Origin: origin } }),
      await open.call('GET', '/v1/templates/tpl_nowhere', { headers: { Origin: origin } }),
      await open.call('GET', '/v1/templates', { key: 'wrong', headers: { Origin: origin } }),
      await open.call('PUT', '/v1/templates', { headers: { Origin: origin } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 401, 405]);
    for (const answer of answers) {
      expect(allowed(answer)).toBe(origin);
      const exposed = answer.headers.get('access-control-expose-headers');
      for (const name of ['Location', 'RateLimit-Remaining', 'Idempotent-Replayed', 'Retry-After']) {
        expect(exposed).toContain(name);
      }
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  });
});

test('another origin is not let in', async () => {
  for (const from of ['https://evil.example', `${origin}.evil.example`, 'http://app.example.com', 'null']) {
    const asked = await preflight(open, '/v1/templates', from);
    expect(asked.status).toBe(405);
    expect(allowed(asked)).toBeNull();
    const answer = await open.call('GET', '/v1/templates', { headers: { Origin: from } });
    expect(answer.status).toBe(200);
    expect(allowed(answer)).toBeNull();
    expect(answer.headers.get('vary')).toContain('Origin');
  }
});

test('OPTIONS that is no preflight, and a path that is none of the API, are as before', async () => {
  expect((await open.call('OPTIONS', '/v1/templates', { headers: { Origin: origin } })).status).toBe(405);
  expect((await preflight(open, '/v1/nothing')).status).toBe(404);
  const picture = await open.call('GET', '/assets/avatars/ada.jpg', { key: null, headers: { Origin: origin } });
  expect(picture.headers.get('vary')).toBeNull();
});

test('without the setting nobody is let in', async () => {
  const asked = await preflight(closed, '/v1/templates');
  expect(asked.status).toBe(405);
  expect(allowed(asked)).toBeNull();
  const answer = await closed.call('GET', '/v1/templates', { headers: { Origin: origin } });
  expect(allowed(answer)).toBeNull();
  expect(answer.headers.get('vary')).toBeNull();
});
