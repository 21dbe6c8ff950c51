import type { Job } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ChunkJob, queues } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { cancelBatch, loadBatch } from '../store/batches.ts';
import { chunkOfRow } from '../store/chunks.ts';
import { defaultWorkspace } from '../store/database.ts';
import { findTemplate } from '../store/templates.ts';
import { startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { emptyItem } from '../workers/chunk-work.ts';
import type { ChunkTask, ItemResult } from '../workers/protocol.ts';
import { acceptBatch } from './accept-batch.ts';
import { decodeItems } from './item-codec.ts';
import { packKey } from './packs.ts';
import { runChunk } from './run-chunk.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

/** A batch of two rows whose only chunk nobody works on but `work`, with render processes that do as they are told. */
async function lonelyBatch() {
  const queue = { insert: async () => null, complete: async () => null };
  const context = {
    ...service.context,
    boss: queue as unknown as ServiceContext['boss'],
    wake: { chunks: () => undefined, webhooks: () => undefined },
  };
  const template = (await findTemplate(context.db, defaultWorkspace, 'tpl_card'))!;
  const body = JSON.stringify({ variables: [{ user: 'a' }, { user: 'b' }], key: 'user' });
  const { id } = await acceptBatch(context, {
    template,
    body: (async function* () {
      yield Buffer.from(body);
    })(),
  });
  const job = { id: 'x', name: queues.small, data: { batchId: id, firstIndex: 0 } } as Job<ChunkJob>;
  const work = (chunk: (task: ChunkTask) => Promise<ItemResult[]>, signal = new AbortController().signal) =>
    runChunk({ ...context, pool: { chunk } as unknown as ServiceContext['pool'] }, job, signal);
  const packs = async (): Promise<string[]> => {
    const keys: string[] = [];
    for await (const key of context.blobs.list(`packs/${id}`)) keys.push(key);
    return keys;
  };
  return { id, context, work, packs };
}

const drawn = (task: ChunkTask): ItemResult[] =>
  [0, 1].map((at) => ({ ...emptyItem(at, null), status: 'completed', pack: task.packKey }));

test('a full disk is waited out, however often the chunk is tried', async () => {
  const { id, context, work } = await lonelyBatch();
  const full = new ServiceError({ code: 'storage_full', publicMessage: 'full' });
  for (let i = 0; i < 30; i++) await expect(work(() => Promise.reject(full))).rejects.toThrow('full');
  await work(async (task) => drawn(task));
  expect(await loadBatch(context.db, id)).toMatchObject({ state: 'completed', completed: 2 });
});

test('a stop in the middle of a chunk is no failure of it', async () => {
  const { id, context, work } = await lonelyBatch();
  const stopped = AbortSignal.abort();
  for (let i = 0; i < 30; i++) {
    await expect(work(() => Promise.reject(new Error('ended')), stopped)).rejects.toThrow('ended');
  }
  await expect(work(() => Promise.reject(new Error('bad')))).rejects.toThrow('bad');
  expect(await loadBatch(context.db, id)).toMatchObject({ state: 'processing', failed: 0 });
});

test('a chunk that fails again and again is given up, and its rows can still be told by their keys', async () => {
  const { id, context, work } = await lonelyBatch();
  const bad = () => work(() => Promise.reject(new Error('bad')));
  for (let i = 1; i < 20; i++) await expect(bad()).rejects.toThrow('bad');
  await bad();
  expect(await loadBatch(context.db, id)).toMatchObject({ state: 'failed', failed: 2 });
  const items = decodeItems((await chunkOfRow(context.db, id, 0))!.results!);
  expect(items.map(({ key, error }) => [key, error?.code])).toEqual([
    ['a', 'chunk_failed'],
    ['b', 'chunk_failed'],
  ]);
});

test('an attempt that does not win leaves no pack behind', async () => {
  const { id, context, work, packs } = await lonelyBatch();
  const pack = (task: ChunkTask) => context.blobs.put(task.packKey!, new Uint8Array(1));
  const failing = work(async (task) => {
    await pack(task);
    throw new Error('too late');
  });
  await expect(failing).rejects.toThrow('too late');
  expect(await packs()).toEqual([]);
  await work(async (task) => {
    await pack(task);
    await context.db.transaction().execute((transaction) => cancelBatch(transaction, defaultWorkspace, id));
    return drawn(task);
  });
  expect(await packs()).toEqual([]);
});

test('what a killed server had packed of a batch that is cancelled now goes with the job', async () => {
  const { id, context, work, packs } = await lonelyBatch();
  await expect(work(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
  const chunk = { batchId: id, firstIndex: 0, count: 2, attempts: 1 };
  await context.blobs.put(packKey(chunk, [0, 1]), new Uint8Array(1));
  await context.db.transaction().execute((transaction) => cancelBatch(transaction, defaultWorkspace, id));
  await work(async (task) => drawn(task));
  expect(await packs()).toEqual([]);
});
