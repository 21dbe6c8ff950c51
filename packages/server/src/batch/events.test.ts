import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits, type WireBatch } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBatch } from '../store/batches.ts';
import { defaultWorkspace } from '../store/database.ts';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';
import { batchEvents } from './batch-events.ts';
import { BatchWatches } from './batch-watches.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

interface Received {
  id: number;
  event: string;
  data: WireBatch;
}

/** Reads a stream of events until it ends, or `enough` says so. */
async function listen(
  path: string,
  { lastEventId, enough = () => false }: { lastEventId?: string; enough?: (events: Received[]) => boolean } = {},
): Promise<{ status: number; type: string | null; events: Received[] }> {
  const answer = await fetch(service.url + path, {
    headers: { Authorization: `Bearer ${testKey}`, ...(lastEventId ? { 'Last-Event-ID': lastEventId } : {}) },
  });
  const events: Received[] = [];
  let text = '';
  for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name: string): string =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      if (field('event'))
        events.push({ id: Number(field('id')), event: field('event'), data: JSON.parse(field('data')) });
    }
    if (enough(events)) break;
  }
  return { status: answer.status, type: answer.headers.get('content-type'), events };
}

async function start(variables: object[]): Promise<string> {
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body: { variables } });
  return json.id;
}
const slow = (count: number, waitMs: number) => Array.from({ length: count }, () => ({ name: 'a', waitMs }));
const done = ({ completed, failed }: WireBatch): number => completed + failed;

test('events begin with the present state, move within a chunk, never go back, and end with how the batch ended', async () => {
  // One chunk of 20 rows.
  const id = await start(slow(20, 250));
  const { status, type, events } = await listen(`/v1/batches/${id}/events`);
  expect(status).toBe(200);
  expect(type).toContain('text/event-stream');
  expect(events[0]!.event).toBe('progress');
  const counts = events.map(({ data }) => done(data));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts.some((count) => count > 0 && count < 20)).toBe(true);
  const ids = events.map((event) => event.id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  expect(events.at(-1)).toMatchObject({ event: 'completed', data: { status: 'completed', completed: 20 } });
});

test('a batch that has ended is told once; who has been told is sent away', async () => {
  const id = await start([{ fail: true }]);
  await batchEnd(service.call, id);
  const { events } = await listen(`/templates/batch/${id}/events`, { lastEventId: '1' });
  expect(events).toMatchObject([{ event: 'failed', data: { failed: 1 } }]);
  const again = await listen(`/v1/batches/${id}/events`, { lastEventId: String(events[0]!.id) });
  expect(again).toMatchObject({ status: 204, events: [] });
  await service.call('POST', `/v1/batches/${id}/retry`);
  const after = await listen(`/v1/batches/${id}/events`, { lastEventId: String(events[0]!.id) });
  expect(after.events.at(-1)).toMatchObject({ event: 'failed' });
  expect(after.events[0]!.id).toBeGreaterThan(events[0]!.id);
});

test('the end of a cancelled batch is told to everyone who listens', async () => {
  const id = await start(slow(40, 2000));
  const listeners = [1, 2, 3].map(() => listen(`/v1/batches/${id}/events`));
  await sleep(300);
  await service.call('POST', `/v1/batches/${id}/cancel`);
  for (const { events } of await Promise.all(listeners)) expect(events.at(-1)!.event).toBe('cancelled');
});

test('counters of a batch move with the rows, and are never more than there are', async () => {
  const id = await start(slow(20, 200));
  const seen: number[] = [];
  for (;;) {
    const { json } = await service.call<WireBatch>('GET', `/v1/batches/${id}`);
    seen.push(done(json));
    if (json.status === 'completed') break;
    await sleep(20);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.some((count) => count > 0 && count < 20)).toBe(true);
  expect(Math.max(...seen)).toBe(20);
});

test('progress does not go back when a chunk is rendered again', async () => {
  const rows: object[] = slow(20, 100);
  rows[15] = { die: true };
  const id = await start(rows);
  const { events } = await listen(`/v1/batches/${id}/events`);
  const counts = events.map(({ data }) => done(data));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(events.at(-1)).toMatchObject({ event: 'partial', data: { completed: 19, failed: 1 } });
});

test('a listener that goes away is forgotten, and no more than allowed listen at once', async () => {
  const id = await start(slow(20, 3000));
  const { port } = new URL(service.url);
  const open = () => {
    const call = request({ port, path: `/v1/batches/${id}/events`, headers: { Authorization: `Bearer ${testKey}` } });
    call.on('error', () => undefined);
    call.end();
    return call;
  };
  const calls = Array.from({ length: limits.eventStreams }, open);
  await Promise.all(calls.map((call) => new Promise((resolve) => call.on('response', (r) => r.once('data', resolve)))));
  const refused = await service.call('GET', `/v1/batches/${id}/events`);
  expect(refused).toMatchObject({ status: 429, json: { code: 'too_many_streams' } });
  expect(refused.headers.get('retry-after')).toBe('5');
  for (const call of calls) call.destroy();
  for (;;) {
    const { status } = await listen(`/v1/batches/${id}/events`, { enough: (events) => events.length > 0 });
    if (status === 200) break;
    await sleep(50);
  }
  await service.call('POST', `/v1/batches/${id}/cancel`);
});

test('a quiet stream has a heartbeat, and ends when the service stops', async () => {
  const id = await start(slow(20, 1500));
  const batch = (await findBatch(service.context.db, defaultWorkspace, id))!;
  const watches = new BatchWatches(service.context);
  const heard: string[] = [];
  for await (const bytes of batchEvents(watches, batch, new AbortController().signal, 50)) {
    heard.push(Buffer.from(bytes).toString());
    if (heard.length === 4) watches.stop();
  }
  expect(heard[0]).toContain('event: progress');
  expect(heard.filter((text) => text.startsWith(':')).length).toBeGreaterThan(0);
  expect(watches.count(defaultWorkspace)).toBe(0);
  await service.call('POST', `/v1/batches/${id}/cancel`);
});
