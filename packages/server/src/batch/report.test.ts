import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchEvent, Problem, WireBatch, WireBatchItem, WireBatchReport } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadBatch } from '../store/batches.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import { BatchReports } from './batch-reports.ts';

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host } });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

interface Accepted extends Problem {
  id: string;
  dryRun: boolean;
  reportUrl: string;
}
const post = (path: string, body: object) => service.call<Accepted>('POST', `/v1/templates/tpl_card/${path}`, { body });
const get = async <T>(path: string) => (await service.call<T>('GET', `/v1/batches/${path}`)).json;
/** 80 good rows, 15 without a name and 5 that fail. */
const variables = Array.from({ length: 100 }, (_, i) => ({
  user: `u${i}`,
  ...(i < 15 ? {} : { name: 'Ada' }),
  ...(i >= 95 ? { fail: true } : {}),
}));

describe('a preflight', () => {
  test.each([
    ['preflight', {}],
    ['batch', { dryRun: true }],
  ])('by POST …/%s draws every row and stores no image', async (path, options) => {
    const { status, json } = await post(path, { variables, key: 'user', webhookUrl: receiver.url, ...options });
    expect(status).toBe(202);
    expect(json.dryRun).toBe(true);
    await batchEnd(service.call, json.id);
    expect(await get<WireBatch>(json.id)).toMatchObject({ dryRun: true, status: 'partial', completed: 95, failed: 5 });
    const { results } = await get<{ results: WireBatchItem[] }>(`${json.id}/results?limit=1000`);
    expect(results.filter((item) => item.url !== null)).toEqual([]);
    expect(results.at(20)).toMatchObject({ key: 'u20', status: 'completed', url: null, width: 120, height: 60 });
    expect(results.at(20)?.bytes).toBeGreaterThan(20);
    expect(existsSync(join(service.context.blobsDir, 'packs', json.id))).toBe(false);

    const report = await service.call<WireBatchReport>('GET', new URL(json.reportUrl).pathname);
    expect(report.json).toMatchObject({
      batchId: json.id,
      dryRun: true,
      status: 'partial',
      total: 100,
      counts: { queued: 0, completed: 95, failed: 5, cancelled: 0, deleted: 0 },
      degraded: 15,
      issues: [
        { code: 'variable_missing', severity: 'warning', rows: 15, share: 0.15 },
        { code: 'render_failed', severity: 'error', rows: 5, share: 0.05 },
      ],
      bytes: { overBudget: 0 },
    });
    const [missing] = report.json.issues;
    expect(missing!.examples).toHaveLength(10);
    expect(missing!.examples[3]).toMatchObject({ index: 3, key: 'u3' });
    expect(report.json.text.slice(0, 3)).toEqual([
      '5 of 100 rows failed.',
      '15 of 100 images are not quite as designed.',
      expect.stringContaining('Look first at this: 5 of 100 rows: '),
    ]);
    const told = async () => receiver.received.map(({ body }) => (JSON.parse(body) as BatchEvent).data);
    while (!(await told()).some((data) => data.batchId === json.id)) await receiver.count(receiver.received.length + 1);
    const event = (await told()).find((data) => data.batchId === json.id);
    expect(event).toMatchObject({
      dryRun: true,
      images: expect.arrayContaining([expect.objectContaining({ url: null, status: 'completed' })]),
    });
  });

  test('takes CSV, and is tried again and deleted as a batch is', async () => {
    const { json } = await service.call<Accepted>('POST', '/template/tpl_card/preflight?key=user', {
      raw: 'user,name,die\nu1,Ada,\nu2,,\n',
      headers: { 'Content-Type': 'text/csv' },
    });
    expect(await batchEnd(service.call, json.id)).toMatchObject({ status: 'completed' });
    expect((await service.call('DELETE', `/v1/batches/${json.id}/items/0`)).status).toBe(200);
    expect(await get<WireBatchReport>(`${json.id}/report`)).toMatchObject({ counts: { completed: 1, deleted: 1 } });
    expect((await service.call('DELETE', `/v1/batches/${json.id}`)).status).toBe(200);
    expect((await service.call('GET', `/v1/batches/${json.id}/report`)).status).toBe(404);
  });

  test('counts the rows without what “key” names, whose images are as designed', async () => {
    const people = variables.slice(20, 60).map((row, i) => (i < 3 ? { ...row, id: i } : row));
    const { json } = await post('preflight', { variables: people, key: 'id' });
    await batchEnd(service.call, json.id);
    const report = await get<WireBatchReport>(`${json.id}/report`);
    expect(report).toMatchObject({
      degraded: 0,
      issues: [{ code: 'key_missing', variable: 'id', rows: 37, examples: { 0: { index: 3, key: null } } }],
    });
    expect(report.text).toContain(
      'Look first at this: 37 of 40 rows: “key” names “id”, which they do not have, so nobody can tell whose images they are.',
    );
    const { results } = await get<{ results: WireBatchItem[] }>(`${json.id}/results`);
    expect(results.slice(2, 4)).toMatchObject([{ issues: [] }, { issues: [{ code: 'key_missing' }] }]);
  });

  test('cannot be told to be none', async () => {
    const answer = await post('preflight', { variables, dryRun: false });
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_body', errors: [{ field: '/dryRun' }] } });
  });
});

test('a batch that stores its images has a report too', async () => {
  const { json } = await post('batch', { variables: variables.slice(15, 95), maxBytes: 1000 });
  await batchEnd(service.call, json.id);
  const report = await get<WireBatchReport>(`${json.id}/report`);
  expect(report).toMatchObject({
    dryRun: false,
    status: 'completed',
    degraded: 0,
    issues: [],
    counts: { completed: 80 },
  });
  expect(report.text[0]).toBe('All 80 images are as designed.');
});

test('what the images weigh is exact', async () => {
  const names = Array.from({ length: 40 }, (_, i) => ({ name: 'x'.repeat(i) }));
  const { json } = await post('batch', { variables: names });
  await batchEnd(service.call, json.id);
  const { results } = await get<{ results: WireBatchItem[] }>(`${json.id}/results`);
  const sorted = results.map((item) => item.bytes!).sort((a, b) => a - b);
  expect((await get<WireBatchReport>(`${json.id}/report`)).bytes).toEqual({
    min: sorted[0],
    median: sorted[19],
    p95: sorted[37],
    max: sorted[39],
    overBudget: 0,
  });
});

test('a report while the batch is running is of the rows drawn so far', async () => {
  const { json } = await post('batch', { variables: Array(60).fill({ name: 'slow', waitMs: 50 }) });
  const report = await get<WireBatchReport>(`${json.id}/report`);
  expect(report.counts.queued).toBeGreaterThan(0);
  expect(report.text[0]).toMatch(/^So far \d+ of 60 rows/);
  await batchEnd(service.call, json.id);
});

test('one report of a batch is made at a time, and none from before its end is given after it', async () => {
  const { json } = await post('batch', { variables: [{ name: 'a' }] });
  await batchEnd(service.call, json.id);
  const { db } = service.context;
  const ended = (await loadBatch(db, json.id))!;
  const running = { ...ended, state: 'processing' as const };
  let reads = 0;
  const selectFrom = (table: 'batchChunk') => {
    reads++;
    return db.selectFrom(table);
  };
  const reports = new BatchReports({ selectFrom } as unknown as typeof db);
  const first = reports.of({ ...running, completed: 0 });
  expect(reports.of(running)).toBe(first);
  const last = reports.of(ended);
  expect(reports.of(ended)).toBe(last);
  expect((await first).status).toBe('processing');
  const readsOfFirst = reads;
  expect((await last).status).toBe('completed');
  expect(reads).toBe(2 * readsOfFirst);
  expect(reports.of({ ...running, completed: 0 })).not.toBe(last);
});

test('a report is made anew once the batch has changed', async () => {
  const { json } = await post('preflight', { variables: [{ name: 'a' }, { name: 'b' }] });
  await batchEnd(service.call, json.id);
  const report = () => get<WireBatchReport>(`${json.id}/report`);
  expect(await report()).toMatchObject({ counts: { completed: 2, deleted: 0 } });
  expect(await report()).toMatchObject({ counts: { completed: 2, deleted: 0 } });
  await service.call('DELETE', `/v1/batches/${json.id}/items/1`);
  expect(await report()).toMatchObject({ counts: { completed: 1, deleted: 1 } });
});
