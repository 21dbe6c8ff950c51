import { rename } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());
afterEach(() => vi.restoreAllMocks());

const ready = () => service.call<{ detail: string; checks: object }>('GET', '/readyz', { key: null });

test('it is ready when database, render processes and storage are', async () => {
  const { status, json } = await ready();
  expect(status).toBe(200);
  expect(json.checks).toEqual({ database: 'ok', workers: 'ok', storage: 'ok' });
});

/** What was found of the storage is told for a second. */
const storageIs = (state: string) =>
  expect.poll(async () => (await ready()).json.detail ?? 'ok', { timeout: 60_000 }).toContain(state);

test('however often it is asked, the storage is written to once a second', async () => {
  const put = vi.spyOn(service.context.blobs, 'put');
  const answers = await Promise.all(Array.from({ length: 50 }, ready));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(put.mock.calls.length).toBeLessThan(10);
});

test('a storage that cannot be written is named, and found again by itself', async () => {
  const { blobsDir } = service.context;
  await rename(blobsDir, `${blobsDir}-away`);
  await storageIs('storage (does not work)');
  const { status, json, headers } = await ready();
  await rename(`${blobsDir}-away`, blobsDir);
  expect([status, headers.get('retry-after')]).toEqual([503, '1']);
  expect(json.detail).toContain('storage (does not work)');
  expect(json.detail).not.toContain(blobsDir);
  await storageIs('ok');
});

test('a database that hangs is named within seconds', async () => {
  const { db } = service.context;
  const held = Array.from({ length: 12 }, () => sql`select pg_sleep(4)`.execute(db));
  const { status, json } = await ready();
  expect(status).toBe(503);
  expect(json.detail).toContain('database (does not answer)');
  await Promise.all(held);
  expect((await ready()).status).toBe(200);
});

test('alive is alive, whatever else is not', async () => {
  vi.spyOn(service.context.pool, 'isReady', 'get').mockReturnValue(false);
  expect((await ready()).json.detail).toContain('workers (none is ready)');
  expect((await service.call('GET', '/healthz', { key: null })).status).toBe(200);
});
