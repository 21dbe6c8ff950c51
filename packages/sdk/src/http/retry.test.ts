import { afterEach, expect, test } from 'vitest';
import {
  type FakeHandler,
  type FakeService,
  sendJson,
  sendProblem,
  startFakeService,
} from '../../testing/fake-service.ts';
import { NotFoundError, PictifyConnectionError, type PictifyOptions, RateLimitError } from '../index.ts';
import { askedDelayMs, retryDelayMs } from './retry.ts';

let service: FakeService;
afterEach(() => service?.stop());
const start = async (handle: FakeHandler, options?: PictifyOptions) =>
  (service = await startFakeService(handle, options));

test.each([408, 429, 500, 502, 503, 504])(
  '%i is tried again with the same idempotency key and body',
  async (status) => {
    await start((_, response, index) => {
      if (index < 2) sendProblem(response, status, 'internal', { 'Retry-After': '0' });
      else sendJson(response, 200, { url: 'http://x/a.png' });
    });
    expect(await service.pictify.render('tpl_a', { variables: { name: 'Ada' } })).toEqual({ url: 'http://x/a.png' });
    const keys = service.requests.map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[\x21-\x7e]{16,255}$/);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(service.requests.map(({ body }) => body)).size).toBe(1);
  },
);

test.each([400, 401, 403, 404, 409, 413, 422, 507])('%i is not tried again', async (status) => {
  await start((_, response) => sendProblem(response, status, 'some_code'));
  await expect(service.pictify.render('tpl_a')).rejects.toMatchObject({
    status,
    code: 'some_code',
    requestId: 'req_1',
  });
  expect(service.requests).toHaveLength(1);
});

test('two calls have two idempotency keys; one that is given is sent', async () => {
  await start((_, response) => sendJson(response, 200, {}));
  await service.pictify.render('tpl_a');
  await service.pictify.render('tpl_a');
  await service.pictify.render('tpl_a', {}, { idempotencyKey: 'mine' });
  const [first, second, third] = service.requests.map(({ headers }) => headers['idempotency-key']);
  expect(first).not.toBe(second);
  expect(third).toBe('mine');
});

test('while the first attempt still runs on the service, the answer is waited for', async () => {
  await start((_, response, index) => {
    if (index === 0) sendProblem(response, 409, 'idempotency_running', { 'Retry-After': '0' });
    else sendJson(response, 200, { id: 'rnd_1' });
  });
  expect(await service.pictify.render('tpl_a')).toEqual({ id: 'rnd_1' });
});

test('an answer that breaks off is asked for again', async () => {
  await start((_, response, index) => {
    if (index > 0) return sendJson(response, 200, { templates: [] });
    response.writeHead(200, { 'Content-Length': 1000 }).write('{"templates":');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await service.pictify.templates.list()).toEqual({ templates: [] });
});

test('an answer that was lost after a DELETE is not taken for a missing thing', async () => {
  await start((_, response, index) => {
    if (index === 0) response.destroy();
    else sendProblem(response, 404, 'not_found');
  });
  await service.pictify.templates.delete('tpl_a');
  await expect(service.pictify.templates.delete('tpl_b')).rejects.toBeInstanceOf(NotFoundError);
});

test('a PATCH is said again only where the service did nothing', async () => {
  const patch = { baseRevision: 1, operations: [] };
  await start((_, response, index) => {
    if (index === 0) sendProblem(response, 429, 'overloaded', { 'Retry-After': '0' });
    else sendProblem(response, 500, 'internal', { 'Retry-After': '0' });
  });
  await expect(service.pictify.templates.patch('tpl_a', patch)).rejects.toMatchObject({ status: 500 });
  expect(service.requests).toHaveLength(2);
});

test('a service that asks for more patience than a minute has its error thrown at once', async () => {
  await start((_, response) => sendProblem(response, 429, 'overloaded', { 'Retry-After': '3600' }));
  const error = await service.pictify.render('tpl_a').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfterMs: 3_600_000 });
  expect(service.requests).toHaveLength(1);
});

test('maxRetries is how often it is tried again, of the client or of one call', async () => {
  await start((_, response) => sendProblem(response, 503, 'not_ready', { 'Retry-After': '0' }), { maxRetries: 1 });
  await expect(service.pictify.render('tpl_a')).rejects.toMatchObject({ status: 503 });
  expect(service.requests).toHaveLength(2);
  await expect(service.pictify.render('tpl_a', {}, { maxRetries: 0 })).rejects.toMatchObject({ status: 503 });
  expect(service.requests).toHaveLength(3);
});

test('where nobody listens, the error says so, and what to ask again with', async () => {
  await start(() => undefined);
  await service.stop();
  const error = await service.pictify.render('tpl_a', {}, { maxRetries: 0 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PictifyConnectionError);
  expect(error).toMatchObject({
    status: 0,
    code: 'connection_failed',
    message: expect.stringMatching(/ECONNREFUSED.*is the service running, and is baseUrl right\?/),
    idempotencyKey: expect.any(String),
  });
  service = await startFakeService(() => undefined);
});

test.each([
  [{ 'retry-after': '2' }, 2000],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Tue, 01 Dec 2026 00:00:10 GMT' }, 10_000],
  [{ 'retry-after': 'Mon, 30 Nov 2026 00:00:00 GMT' }, 0],
  [{ 'retry-after': 'soon', 'ratelimit-reset': '7' }, 7000],
  [{ 'ratelimit-reset': '7' }, 7000],
  [{ 'retry-after': '1', 'ratelimit-reset': '7' }, 1000],
  [{ 'ratelimit-reset': 'never' }, null],
  [{}, null],
])('%j asks for %j ms', (headers, expected) => {
  expect(askedDelayMs(new Headers(headers), Date.parse('2026-12-01T00:00:00Z'))).toBe(expected);
});

test('the delays grow, differ, and stay under eight seconds', () => {
  const delays = Array.from({ length: 50 }, () => retryDelayMs(2, null));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(2000);
  expect(new Set(delays).size).toBeGreaterThan(10);
  expect(retryDelayMs(30, null)).toBeLessThanOrEqual(8000);
  expect(retryDelayMs(0, 5000)).toBeGreaterThanOrEqual(5000);
});
