import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import {
  type FakeHandler,
  type FakeService,
  sendJson,
  sendProblem,
  startFakeService,
} from '../../testing/fake-service.ts';
import { NotFoundError, PictifyConnectionError, type PictifyOptions } from '../index.ts';

let service: FakeService;
afterEach(() => service?.stop());
const start = async (handle: FakeHandler, options?: PictifyOptions) =>
  (service = await startFakeService(handle, options));
const handle = () => service.pictify.batches.get('bat_1');

const batch = (status: string, completed: number) => ({
  id: 'bat_1',
  status,
  total: 3,
  completed,
  failed: 0,
  cancelled: 0,
});
const event = (id: number, name: string, data: unknown): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const openEvents = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
const isEvents = ({ url }: { url: string }): boolean => url === '/v1/batches/bat_1/events';

/** What `onProgress` was told of. */
async function wait(pollMs = 20): Promise<{ told: number[]; status: string }> {
  const told: number[] = [];
  const { status } = await handle().wait({ pollMs, onProgress: ({ completed }) => told.push(completed) });
  return { told, status };
}

test('waiting follows the events, and takes the end from the batch itself', async () => {
  let now = batch('queued', 0);
  await start((request, response) => {
    if (!isEvents(request)) return sendJson(response, 200, now);
    openEvents(response).write(
      `: hello\n\n${event(0, 'progress', now)}${event(1, 'progress', batch('processing', 1))}`,
    );
    setTimeout(() => {
      now = batch('partial', 2);
      response.end(event(2, 'partial', now));
    }, 30);
  });
  expect(await wait(60_000)).toEqual({ told: [0, 1, 2], status: 'partial' });
  expect(service.requests.map(isEvents)).toEqual([false, true, false]);
});

test('events that break off go on with the id of the last one', async () => {
  let connections = 0;
  const connectedAt: number[] = [];
  await start((request, response) => {
    if (!isEvents(request))
      return sendJson(response, 200, connections < 3 ? batch('processing', 0) : batch('completed', 3));
    connections++;
    connectedAt.push(performance.now());
    openEvents(response).write(event(connections, 'progress', batch('processing', connections)));
    setTimeout(() => response.destroy(), 10);
  });
  expect((await wait(60_000)).status).toBe('completed');
  const ids = service.requests.filter(isEvents).map(({ headers }) => headers['last-event-id']);
  expect(ids).toEqual([undefined, '1', '2']);
  for (const [at, time] of connectedAt.slice(1).entries()) expect(time - connectedAt[at]!).toBeGreaterThan(450);
});

test.each<[string, FakeHandler]>([
  ['are not there', (_, response) => sendProblem(response, 404, 'not_found')],
  ['are too many', (_, response) => sendProblem(response, 429, 'too_many_streams')],
  ['are kept back', (_, response) => openEvents(response).flushHeaders()],
  ['are cut off', (_, response) => response.destroy()],
  ['are something else', (_, response) => response.end('<html>')],
  ['break off after the present', (_, response) => openEvents(response).end(event(0, 'progress', batch('queued', 0)))],
  ['are nonsense', (_, response) => openEvents(response).end('data: {\n\ndata: 7\n\n')],
])('where events %s, the batch is looked at again and again', async (_, events) => {
  let looks = 0;
  await start(
    (request, response, index) => {
      if (isEvents(request)) events(request, response, index);
      else sendJson(response, 200, ++looks < 5 ? batch('processing', looks) : batch('completed', 3));
    },
    { timeoutMs: 300 },
  );
  const { told, status } = await wait();
  expect([told.at(-1), status]).toEqual([3, 'completed']);
  expect(service.requests.filter(isEvents).length).toBeLessThan(4);
});

test('a service that is started anew does not end the wait', async () => {
  await start(
    (request, response, index) => {
      if (isEvents(request)) sendProblem(response, 404, 'not_found');
      else if (index < 4) response.destroy();
      else if (index < 6) sendProblem(response, 503, 'not_ready');
      else sendJson(response, 200, batch('completed', 3));
    },
    { maxRetries: 0 },
  );
  expect((await wait()).status).toBe('completed');
});

test('a batch that is not there, and a signal, do', async () => {
  await start((_, response) => sendProblem(response, 404, 'not_found'));
  await expect(wait()).rejects.toBeInstanceOf(NotFoundError);
  await service.stop();
  await start((request, response) =>
    isEvents(request) ? openEvents(response).flushHeaders() : sendJson(response, 200, batch('processing', 1)),
  );
  const controller = new AbortController();
  const reason = new Error('enough');
  setTimeout(() => controller.abort(reason), 30);
  await expect(handle().wait({ signal: controller.signal })).rejects.toBe(reason);
});

test('results go on where a broken connection left off', async () => {
  const page = (from: number, nextCursor: string | null) => ({
    results: [{ index: from }, { index: from + 1 }],
    pagination: { nextCursor },
  });
  await start((request, response, index) => {
    if (index === 1) return response.destroy();
    const cursor = new URL(request.url, service.url).searchParams.get('cursor');
    sendJson(response, 200, cursor === null ? page(0, '2') : page(2, null));
  });
  const seen: number[] = [];
  for await (const { index } of handle().results({ status: 'failed' })) seen.push(index);
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(service.requests.map(({ url }) => url)).toEqual([
    '/v1/batches/bat_1/results?limit=1000&status=failed',
    '/v1/batches/bat_1/results?limit=1000&status=failed&cursor=2',
    '/v1/batches/bat_1/results?limit=1000&status=failed&cursor=2',
  ]);
});

test('a file comes as a stream, and one that breaks off fails', async () => {
  await start((_, response, index) => {
    if (index === 0) return response.end('index,key\n0,a\n');
    response.writeHead(200, { 'Content-Length': 100 }).write('PK');
    setTimeout(() => response.destroy(), 10);
  });
  expect(await new Response(await handle().resultsFile('csv')).text()).toBe('index,key\n0,a\n');
  expect(service.requests[0]!.headers['accept']).toBe('text/csv');
  const archive = await handle().archive();
  await expect(new Response(archive).arrayBuffer()).rejects.toBeInstanceOf(PictifyConnectionError);
});

test('a stream that goes silent times out while it is read, and not while it is left alone', async () => {
  await start(
    (_, response) => {
      response.writeHead(200).write('a'.repeat(100));
    },
    { timeoutMs: 300 },
  );
  const stream = await handle().archive();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const reader = stream.getReader();
  expect((await reader.read()).value).toHaveLength(100);
  await expect(reader.read()).rejects.toMatchObject({ code: 'timed_out' });
});

test('a stream that is cancelled, or whose signal is aborted, lets go of the connection', async () => {
  let closed = 0;
  await start((_, response) => {
    response.on('close', () => closed++);
    response.writeHead(200).write('a');
  });
  await (await handle().archive()).cancel();
  const controller = new AbortController();
  const reader = (await handle().archive({ signal: controller.signal })).getReader();
  await reader.read();
  controller.abort(new Error('enough'));
  await expect(reader.read()).rejects.toThrow('enough');
  await expect.poll(() => closed).toBe(2);
});

test.each(['', '.', '..', undefined as unknown as string])('“%s” is no id, and nothing is asked', async (id) => {
  await start((_, response) => sendJson(response, 200, {}));
  const { pictify } = service;
  await expect(pictify.batches.get(id).delete()).rejects.toThrow(/cannot be the id in an address/);
  await expect(pictify.batches.get(id).archive()).rejects.toThrow(/cannot be the id in an address/);
  await expect(pictify.render(id)).rejects.toThrow(/cannot be the id in an address/);
  expect(service.requests).toHaveLength(0);
});
