import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type FakeHandler,
  type FakeService,
  sendJson,
  sendProblem,
  startFakeService,
  startRawService,
} from '../../testing/fake-service.ts';
import { NotFoundError, PictifyConnectionError } from '../index.ts';

let service: FakeService;
afterEach(() => service?.stop());
const start = async (handle: FakeHandler) => (service = await startFakeService(handle));
const accept: FakeHandler = (_, response) => sendJson(response, 202, { id: 'bat_1', total: 2 });

const rows = [{ name: 'Ada' }, { name: 'Lin “😀”', at: new Date(0) }];
const sent = {
  fileExtension: 'webp',
  variables: [{ name: 'Ada' }, { name: 'Lin “😀”', at: '1970-01-01T00:00:00.000Z' }],
};
const options = { fileExtension: 'webp' } as const;

async function* slowly<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    yield item;
  }
}

test.each([
  ['an array', rows],
  ['a set', new Set(rows)],
  ['an async generator', slowly(rows)],
  ['a function', () => slowly(rows)],
  ['a function that gives an array', () => rows],
])('the rows of %s arrive with the options', async (_, given) => {
  await start(accept);
  const batch = await service.pictify.batches.create('tpl_a', given, options);
  expect([batch.id, batch.accepted?.total]).toEqual(['bat_1', 2]);
  const [request] = service.requests;
  expect(JSON.parse(request!.body)).toEqual(sent);
  expect(request!.headers['content-type']).toBe('application/json');
  expect(request!.headers['idempotency-key']).toEqual(expect.any(String));
});

test('no rows at all are an empty list', async () => {
  await start(accept);
  await service.pictify.batches.create('tpl_a', slowly([]));
  expect(JSON.parse(service.requests[0]!.body)).toEqual({ variables: [] });
});

test('rows are packed on their way, unless that is not wanted', async () => {
  await start(accept);
  await service.pictify.batches.create('tpl_a', () => rows);
  await service.pictify.batches.create('tpl_a', () => rows, { gzip: false });
  const encodings = service.requests.map(({ headers }) => headers['content-encoding']);
  expect(encodings).toEqual(['gzip', undefined]);
  expect(service.requests[1]!.body).toBe(service.requests[0]!.body);
});

test('rows are made no faster than they are taken', async () => {
  let made = 0;
  let taken = 0;
  let furthestAhead = 0;
  const padding = 'x'.repeat(2000);
  service = await startRawService(async (message, response) => {
    for await (const piece of message) {
      taken += (piece as Buffer).toString('latin1').split('}').length - 1;
      if (taken < 2000) await new Promise((resolve) => setTimeout(resolve, 1));
    }
    sendJson(response, 202, { id: 'bat_1' });
  });
  const generator = async function* () {
    for (let index = 0; index < 20_000; index++) {
      made++;
      furthestAhead = Math.max(furthestAhead, made - taken);
      yield { index, padding };
    }
  };
  await service.pictify.batches.create('tpl_a', generator(), { gzip: false });
  expect([made, taken]).toEqual([20_000, 20_001]);
  expect(furthestAhead).toBeLessThan(10_000);
});

test('what can begin anew is sent again whole when the connection breaks', async () => {
  await start((request, response, index) => (index === 0 ? response.destroy() : accept(request, response, index)));
  let begun = 0;
  const fromStart = () => {
    begun++;
    return slowly(rows);
  };
  await service.pictify.batches.create('tpl_a', fromStart, options);
  expect(begun).toBe(2);
  expect(service.requests.map(({ body }) => JSON.parse(body))).toEqual([sent, sent]);
  const [first, second] = service.requests.map(({ headers }) => headers['idempotency-key']);
  expect(first).toBe(second);
});

test('what was read and cannot begin anew is not sent again; the error has the key to ask with', async () => {
  await start((_, response) => response.destroy());
  const error = await service.pictify.batches.create('tpl_a', slowly(rows)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PictifyConnectionError);
  expect(service.requests).toHaveLength(1);
  expect(error).toMatchObject({
    idempotencyKey: service.requests[0]!.headers['idempotency-key'],
    message: expect.stringContaining('a function that returns them anew'),
  });
});

test('an answer that comes before all rows are sent ends the reading of them', async () => {
  service = await startRawService((_, response) => sendProblem(response, 404, 'not_found'));
  let ended = false;
  const endless = async function* () {
    try {
      for (;;) yield { padding: 'x'.repeat(10_000) };
    } finally {
      ended = true;
    }
  };
  await expect(service.pictify.batches.create('tpl_a', endless())).rejects.toBeInstanceOf(NotFoundError);
  await expect.poll(() => ended).toBe(true);
});

test('what the rows’ own source throws is thrown as it is, and nothing is accepted', async () => {
  await start(accept);
  const broken = new Error('the database is away');
  const failing = async function* () {
    yield rows[0]!;
    throw broken;
  };
  await expect(service.pictify.batches.create('tpl_a', failing())).rejects.toBe(broken);
  await expect(service.pictify.batches.create('tpl_a', failing)).rejects.toBe(broken);
  await expect(service.pictify.batches.create('tpl_a', new Set([{ n: 1n }]))).rejects.toThrow(
    /^Row 0 cannot be written as JSON/,
  );
  expect(service.requests).toHaveLength(0);
});

test('a source that takes its time does not run into the timeout', async () => {
  service = await startFakeService(accept, { timeoutMs: 300 });
  const late = async function* () {
    await new Promise((resolve) => setTimeout(resolve, 700));
    yield rows[0]!;
  };
  await service.pictify.batches.create('tpl_a', late());
  expect(service.requests).toHaveLength(1);
});

test('an aborted signal ends the sending and the reading', async () => {
  await start(accept);
  const controller = new AbortController();
  let ended = false;
  const endless = async function* () {
    try {
      for (let index = 0; ; index++) {
        if (index === 5) controller.abort(new Error('enough'));
        yield* slowly(rows);
      }
    } finally {
      ended = true;
    }
  };
  const { signal } = controller;
  await expect(service.pictify.batches.create('tpl_a', endless(), {}, { signal })).rejects.toThrow('enough');
  await expect.poll(() => ended).toBe(true);
});

test('what a source throws after its attempt is over is not the next one’s failure', async () => {
  let begun = 0;
  const source = async function* () {
    const first = begun++ === 0;
    yield { padding: 'x'.repeat(100_000) };
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (first) throw new Error('too late');
  };
  service = await startRawService((message, response) => {
    if (begun < 2) sendProblem(response, 503, 'not_ready', { 'Retry-After': '0' });
    else message.resume().on('end', () => sendJson(response, 202, { id: 'bat_1' }));
  });
  expect((await service.pictify.batches.create('tpl_a', source, { gzip: false })).id).toBe('bat_1');
  expect(begun).toBe(2);
});

describe('in a browser, which cannot stream an upload', () => {
  beforeEach(() => vi.stubGlobal('document', {}));
  afterEach(() => vi.unstubAllGlobals());

  test('rows are gathered, and sent again when the connection breaks', async () => {
    await start((request, response, index) => (index === 0 ? response.destroy() : accept(request, response, index)));
    await service.pictify.batches.create('tpl_a', () => slowly(rows), options);
    expect(service.requests.map(({ body }) => JSON.parse(body))).toEqual([sent, sent]);
    expect(service.requests[0]!.headers['content-length']).toEqual(expect.any(String));
  });

  test('a source that fails and a signal end the gathering', async () => {
    await start(accept);
    const broken = new Error('the database is away');
    const failing = async function* () {
      yield rows[0]!;
      throw broken;
    };
    await expect(service.pictify.batches.create('tpl_a', failing())).rejects.toBe(broken);
    const controller = new AbortController();
    const endless = async function* () {
      for (let index = 0; ; index++) {
        if (index === 5) controller.abort(new Error('enough'));
        yield { padding: 'x'.repeat(100_000) };
      }
    };
    const { signal } = controller;
    await expect(service.pictify.batches.create('tpl_a', endless(), {}, { signal })).rejects.toThrow('enough');
    expect(service.requests).toHaveLength(0);
  });
});

const csv = 'name\nAda\nLin\n';
test.each([
  ['a Blob that says its type', new Blob([csv], { type: 'text/csv' }), undefined],
  ['a Blob', new Blob([csv]), 'text/csv'],
  ['a text', csv, 'text/csv'],
  ['bytes', new TextEncoder().encode(csv), 'text/csv'],
  ['a stream of the web', new Blob([csv]).stream(), 'text/csv'],
  ['a stream of Node', Readable.from([csv.slice(0, 5), csv.slice(5)]), 'text/csv'],
  ['a function', () => new Blob([csv]).stream(), 'text/csv'],
] as const)('a file may be %s', async (_, file, contentType) => {
  await start(accept);
  const size = { width: 100, height: 50 };
  const paper = { width: 210, height: 297 };
  const batch = await service.pictify.batches.createFromFile('tpl_a', file, { contentType, key: 'name', size, paper });
  expect(batch.id).toBe('bat_1');
  const [request] = service.requests;
  expect([request!.body, request!.headers['content-type']]).toEqual([csv, 'text/csv']);
  const { pathname, searchParams } = new URL(request!.url, service.url);
  expect(pathname).toBe('/v1/templates/tpl_a/batch');
  expect(Object.fromEntries(searchParams)).toEqual({ key: 'name', size: '100x50', paper: '210x297mm' });
});

test('a file that does not say what it is is not sent', async () => {
  await start(accept);
  await expect(service.pictify.batches.createFromFile('tpl_a', csv)).rejects.toThrow(/contentType: "text\/csv"/);
});
