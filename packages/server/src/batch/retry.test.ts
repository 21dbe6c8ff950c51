import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, WireBatchItem } from '@pictify/api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

let service: TestService;
let receiver: WebhookReceiver;
/** While there is no such file, rows that name it fail. */
const repaired = join(tmpdir(), `pictify-repaired-${process.pid}`);
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host } });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterEach(() => rm(repaired, { force: true }));
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

interface Outcome {
  results: WireBatchItem[];
}

async function endedBatch(variables: unknown[], more: object = {}): Promise<string> {
  const body = { variables, key: 'user', ...more };
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
  await batchEnd(service.call, json.id);
  return json.id;
}
const retry = (id: string, headers = {}) => service.call('POST', `/v1/batches/${id}/retry`, { headers });
const results = async (id: string, query = '?limit=1000') =>
  (await service.call<Outcome>('GET', `/v1/batches/${id}/results${query}`)).json.results;
const image = (item: WireBatchItem) => service.call('GET', new URL(item.url!).pathname);

/** 50 rows in three chunks; rows 5, 25 and 45 fail until they are repaired, row 7 for good. */
const rows = (more: object = {}): unknown[] =>
  Array.from({ length: 50 }, (_, i) => {
    if (i === 7) return 'no row';
    return { user: i, name: `user ${i}`, ...(i % 20 === 5 ? { failWithout: repaired, ...more } : {}) };
  });

test('a retry renders the failed rows alone, in the same batch, and tells of its end again', async () => {
  const id = await endedBatch(rows(), { webhookUrl: receiver.url });
  await receiver.count(1);
  const before = await results(id);
  expect(before.filter((item) => item.status === 'failed').map((item) => item.index)).toEqual([5, 7, 25, 45]);
  // What is asked for before it exists must not be remembered as missing.
  const lost = new URL(before[6]!.url!).pathname.replace('-6-', '-5-');
  expect((await service.call('GET', lost)).status).toBe(404);

  await writeFile(repaired, '');
  const answer = await retry(id);
  expect(answer).toMatchObject({ status: 200, json: { status: 'processing', completed: 46, failed: 1, retried: 3 } });
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'partial', completed: 49, failed: 1 });
  const after = await results(id);
  expect(after.map((item) => item.index)).toEqual(before.map((item) => item.index));
  for (const [i, item] of after.entries()) {
    if (before[i]!.status === 'completed') expect(item).toEqual(before[i]);
    if (item.url) expect((await image(item)).text).toContain(`"user ${i}"`);
  }
  expect(after[7]).toMatchObject({ status: 'failed', error: { code: 'row_not_an_object' } });

  await receiver.count(2);
  const events = receiver.received.map(({ body }) => JSON.parse(body) as { data: { completed: number } });
  expect(events.map((event) => event.data.completed)).toEqual([46, 49]);
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);

  const again = await retry(id);
  expect(again).toMatchObject({ status: 409, json: { code: 'nothing_to_retry' } });
  expect(again.json['allowed']).toBeUndefined();
  expect(again.json['detail']).toContain('refused as input');
});

test('a row that fails again can be retried again', async () => {
  const id = await endedBatch([{ user: 'a' }, { user: 'b', failWithout: repaired }]);
  for (let i = 0; i < 2; i++) {
    expect(await retry(id)).toMatchObject({ json: { retried: 1, completed: 1, failed: 0 } });
    expect(await batchEnd(service.call, id)).toMatchObject({ status: 'partial', completed: 1, failed: 1 });
  }
  await writeFile(repaired, '');
  await retry(id);
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'completed', completed: 2, failed: 0 });
});

test('while a retry goes on its rows are queued, and the images that are there are served', async () => {
  const id = await endedBatch(rows({ waitMs: 300 }));
  await writeFile(repaired, '');
  await retry(id);
  const queued = await results(id, '?status=queued');
  expect(queued.map((item) => item.index)).toEqual([5, 25, 45]);
  expect(queued[0]).toMatchObject({ key: '5', error: null, url: null });
  const completed = await results(id, '?status=completed&limit=1');
  expect((await image(completed[0]!)).status).toBe(200);
  expect((await retry(id)).json).toMatchObject({ code: 'wrong_state', allowed: ['partial', 'failed', 'cancelled'] });
  expect((await service.call('GET', `/v1/batches/${id}/archive`)).status).toBe(409);
  await batchEnd(service.call, id);
});

test('a retry that is cancelled leaves its rows failed as they were, to be retried later', async () => {
  const id = await endedBatch(rows({ waitMs: 300 }));
  await retry(id);
  const cancelled = await service.call('POST', `/v1/batches/${id}/cancel`);
  expect(cancelled.json).toMatchObject({ status: 'cancelled', completed: 46, failed: 4, cancelled: 0 });
  expect((await results(id))[25]).toMatchObject({ status: 'failed', error: { code: 'render_failed' } });
  await writeFile(repaired, '');
  expect((await retry(id)).json).toMatchObject({ retried: 3 });
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'partial', completed: 49, failed: 1 });
});

test('the same idempotency key retries once', async () => {
  const id = await endedBatch([{ failWithout: repaired }]);
  const headers = { 'Idempotency-Key': `retry-${id}` };
  const first = await retry(id, headers);
  await batchEnd(service.call, id);
  const second = await retry(id, headers);
  expect(second.text).toBe(first.text);
  expect(second.headers.get('idempotent-replayed')).toBe('true');
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'failed', failed: 1 });
});

test('what has not failed is not retried', async () => {
  const id = await endedBatch([{ user: 'a' }]);
  const answer = await service.call<Problem>('POST', `/templates/batch/${id}/retry`);
  expect(answer).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
  expect((await retry('bat_nobody')).status).toBe(404);
});
