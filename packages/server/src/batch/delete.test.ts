import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WireBatchItem } from '@pictify/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventsOfBatch } from '../store/webhook-events.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { resultsLink } from '../webhooks/results-link.ts';
import { readEvent } from '../webhooks/write-event.ts';
import { sweepStalePacks } from './delete-item.ts';
import { packKey } from './packs.ts';
import { sweep } from './sweeper.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

async function endedBatch(variables: unknown[]): Promise<{ id: string; items: WireBatchItem[] }> {
  const body = { variables, key: 'name', webhookUrl: 'https://example.com/hook' };
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
  await batchEnd(service.call, json.id);
  return { id: json.id, items: await itemsOf(json.id) };
}
const itemsOf = async (id: string): Promise<WireBatchItem[]> =>
  (await service.call<{ results: WireBatchItem[] }>('GET', `/v1/batches/${id}/results?limit=1000`)).json.results;
const image = (item: WireBatchItem, headers = {}) =>
  service.call('GET', new URL(item.url!).pathname, { key: null, headers });
const names = (...list: string[]) => list.map((name) => ({ name }));

async function packsOf(id: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of service.context.blobs.list(`packs/${id}`)) keys.push(key);
  return keys;
}

/** Everything in the database and on disk that holds a text. */
async function traces(id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select
    (select count(*) from batch where id = ${id})
    + (select count(*) from batch_chunk where batch_id = ${id})
    + (select count(*) from webhook_message where batch_id = ${id}) as count`.execute(service.context.db);
  return Number(rows[0]!.count);
}

describe('a batch that is deleted', () => {
  test('is gone everywhere: rows, messages, images, the folder of its packs', async () => {
    const { id, items } = await endedBatch(names('Ada', 'Grace'));
    const { headers } = await image(items[0]!);
    const link = new URL(resultsLink(service.context.rootSecret, service.url, id));
    expect(await service.call('DELETE', `/v1/batches/${id}`)).toMatchObject({ status: 200, json: { deleted: true } });
    for (const path of ['', '/results', '/results?format=csv', '/archive', '/events']) {
      expect((await service.call('GET', `/v1/batches/${id}${path}`)).status).toBe(404);
    }
    expect((await service.call('GET', link.pathname + link.search, { key: null })).status).toBe(404);
    expect((await image(items[0]!)).status).toBe(404);
    expect((await image(items[1]!)).status).toBe(404);
    // Not even to who has it.
    expect((await image(items[0]!, { 'If-None-Match': headers.get('etag')! })).status).toBe(404);
    expect((await service.call('HEAD', new URL(items[0]!.url!).pathname, { key: null })).status).toBe(404);
    expect(await traces(id)).toBe(0);
    expect(await readdir(join(service.context.blobsDir, 'packs'))).not.toContain(id);
    expect((await service.call('DELETE', `/v1/batches/${id}`)).status).toBe(404);
  });

  test('must have ended', async () => {
    const body = { variables: [{ waitMs: 2000 }] };
    const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
    const refused = await service.call('DELETE', `/v1/batches/${json.id}`);
    expect(refused).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
    expect(refused.json['allowed']).toEqual(['completed', 'partial', 'failed', 'cancelled']);
    await service.call('POST', `/v1/batches/${json.id}/cancel`);
    expect((await service.call('DELETE', `/templates/batch/${json.id}`)).status).toBe(200);
    expect(await packsOf(json.id)).toEqual([]);
  });

  test('whose images could not be deleted is gone all the same, and its images with the next sweep', async () => {
    const { id, items } = await endedBatch(names('Ada'));
    const broken = vi.spyOn(service.context.blobs, 'deleteFolder').mockRejectedValueOnce(new Error('EIO'));
    expect((await service.call('DELETE', `/v1/batches/${id}`)).status).toBe(200);
    broken.mockRestore();
    expect(await packsOf(id)).toHaveLength(1);
    expect((await service.call('GET', `/v1/batches/${id}`)).status).toBe(404);
    await sweep(service.context, new Date(0));
    expect(await packsOf(id)).toEqual([]);
    expect((await image(items[0]!)).status).toBe(404);
  });

  test('is swept again when a process that was cut off stores a pack late', async () => {
    const { id } = await endedBatch(names('Ada'));
    await service.call('DELETE', `/v1/batches/${id}`);
    await service.context.blobs.put(`packs/${id}/0-1-1.zip`, new Uint8Array(1));
    await sweep(service.context, new Date(0));
    expect(await packsOf(id)).toEqual([]);
    await sql`update deleted_batch set deleted_at = now() - interval '3 hours' where id = ${id}`.execute(
      service.context.db,
    );
    await sweep(service.context, new Date(0));
    const { rows } = await sql`select 1 from deleted_batch where id = ${id}`.execute(service.context.db);
    expect(rows).toEqual([]);
  });

  test('whose folder cannot be removed keeps nothing else from being cleaned up, nor is it forgotten', async () => {
    const stuck = (await endedBatch(names('Ada'))).id;
    const other = (await endedBatch(names('Ada'))).id;
    const { db, blobs } = service.context;
    const remove = blobs.deleteFolder.bind(blobs);
    const broken = vi.spyOn(blobs, 'deleteFolder').mockImplementation((folder) => {
      return folder.endsWith(stuck) ? Promise.reject(new Error('EACCES')) : remove(folder);
    });
    await service.call('DELETE', `/v1/batches/${stuck}`);
    await service.call('DELETE', `/v1/batches/${other}`);
    await sql`update deleted_batch set deleted_at = now() - interval '3 hours' where id in (${stuck}, ${other})`.execute(
      db,
    );
    await sweep(service.context, new Date(0));
    const known = await db.selectFrom('deletedBatch').select('id').where('id', 'in', [stuck, other]).execute();
    expect(known).toEqual([{ id: stuck }]);
    broken.mockRestore();
    await sweep(service.context, new Date(0));
    expect(await packsOf(stuck)).toEqual([]);
    expect(await db.selectFrom('deletedBatch').select('id').where('id', '=', stuck).execute()).toEqual([]);
  });

  test('is not another workspace’s', async () => {
    const { id } = await endedBatch(names('Ada'));
    const { db } = service.context;
    await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
    await db.updateTable('batch').set({ workspaceId: 'wsp_other' }).where('id', '=', id).execute();
    for (const [method, path] of [
      ['DELETE', ''],
      ['DELETE', '/items/0'],
      ['POST', '/retry'],
      ['GET', '/events'],
      ['GET', '/archive'],
    ] as const) {
      expect((await service.call(method, `/v1/batches/${id}${path}`)).status).toBe(404);
    }
  });
});

describe('an item that is deleted', () => {
  test('leaves nothing but its place; the others keep their URLs', async () => {
    const { id, items } = await endedBatch(names('Ada', 'Grace', 'Alan'));
    for (const item of items) expect((await image(item)).status).toBe(200);
    const packs = await packsOf(id);
    const path = `/v1/batches/${id}/items/1`;
    expect(await service.call('DELETE', path)).toMatchObject({ status: 200, json: { deleted: true } });
    expect((await image(items[1]!)).status).toBe(404);
    expect((await image(items[0]!)).text).toContain('Ada');
    expect((await image(items[2]!)).text).toContain('Alan');
    const after = await itemsOf(id);
    expect([after[0], after[2]]).toEqual([items[0], items[2]]);
    expect(after[1]).toMatchObject({ status: 'deleted', key: null, url: null, altText: null, variables: null });
    expect((await service.call('GET', `/v1/batches/${id}`)).json).toMatchObject({ completed: 2, deleted: 1, total: 3 });
    expect(await packsOf(id)).not.toEqual(packs);
    expect(await packsOf(id)).toHaveLength(1);
    const [pack] = await packsOf(id);
    expect(Buffer.from((await service.context.blobs.get(pack!))!).includes('Grace')).toBe(false);
    const { payload } = await service.context.db
      .selectFrom('batchChunk')
      .select('payload')
      .where('batchId', '=', id)
      .executeTakeFirstOrThrow();
    const { gunzipSync } = await import('node:zlib');
    expect(gunzipSync(payload).toString()).toBe('[{"name":"Ada"},null,{"name":"Alan"}]');
    expect((await service.call('DELETE', path)).status).toBe(200);
    expect((await service.call('GET', `/v1/batches/${id}/results?status=deleted`)).json).toMatchObject({
      pagination: { total: 1 },
      results: [{ index: 1 }],
    });
  });

  test('one after the other, until none is left', async () => {
    const { id, items } = await endedBatch(names('Ada', 'Grace', 'Alan'));
    const answers = await Promise.all([2, 0, 1, 1].map((at) => service.call('DELETE', `/batches/${id}/items/${at}`)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    for (const item of items) expect((await image(item)).status).toBe(404);
    expect(await packsOf(id)).toEqual([]);
    expect((await service.call('GET', `/v1/batches/${id}`)).json).toMatchObject({ completed: 0, deleted: 3 });
  });

  test('may have failed, been refused or been cancelled', async () => {
    const { id } = await endedBatch([{ name: 'Ada' }, { fail: true }, 'no row']);
    await service.call('DELETE', `/batches/${id}/items/1`);
    await service.call('DELETE', `/batches/${id}/items/2`);
    expect((await itemsOf(id)).map((item) => item.status)).toEqual(['completed', 'deleted', 'deleted']);
    expect((await service.call('GET', `/v1/batches/${id}`)).json).toMatchObject({
      completed: 1,
      failed: 0,
      deleted: 2,
    });
    expect((await service.call('POST', `/v1/batches/${id}/retry`)).status).toBe(409);
  });

  test('is in no webhook event any more, and the other rows are', async () => {
    const { id, items } = await endedBatch(names('Ada', 'Grace', 'Alan'));
    await service.call('DELETE', `/v1/batches/${id}/items/1`);
    const [event] = await eventsOfBatch(service.context.db, id);
    const body = (await readEvent(service.context.db, event!))!.toString();
    expect(body).not.toContain('Grace');
    expect(body).not.toContain(items[1]!.url);
    const [first, , third] = items.map(({ index, key, url, status, error }) => ({ index, key, url, status, error }));
    const place = { index: 1, key: null, url: null, status: 'deleted', error: null };
    expect(JSON.parse(body).data).toMatchObject({ batchId: id, images: [first, place, third] });
  });

  test('leaves its old pack to the end of a retry: the sweep must not take what that stores', async () => {
    const { id } = await endedBatch([...names('Ada', 'Grace'), { fail: true }]);
    const broken = vi.spyOn(service.context.blobs, 'delete').mockRejectedValueOnce(new Error('EIO'));
    await service.call('DELETE', `/v1/batches/${id}/items/0`);
    broken.mockRestore();
    const chunk = service.context.db.updateTable('batchChunk').where('batchId', '=', id);
    const { attempts } = await chunk.set({ state: 'open' }).returning('attempts').executeTakeFirstOrThrow();
    const stored = packKey({ batchId: id, firstIndex: 0, count: 3, attempts }, [2]);
    await service.context.blobs.put(stored, new Uint8Array(1));
    await sweepStalePacks(service.context);
    expect(await packsOf(id)).toContain(stored);
    await chunk.set({ state: 'done' }).execute();
    await sweepStalePacks(service.context);
    expect(await packsOf(id)).toHaveLength(1);
    expect(await packsOf(id)).not.toContain(stored);
  });

  test('is not there where there is no such row', async () => {
    const { id } = await endedBatch(names('Ada'));
    for (const index of ['1', '-1', 'x', '1e3', '99999999']) {
      expect((await service.call('DELETE', `/v1/batches/${id}/items/${index}`)).status).toBe(404);
    }
  });

  test('whose pack could not be deleted is gone all the same, and the pack with the next sweep', async () => {
    const { id, items } = await endedBatch(names('Ada', 'Grace'));
    const broken = vi.spyOn(service.context.blobs, 'delete').mockRejectedValueOnce(new Error('EIO'));
    await service.call('DELETE', `/v1/batches/${id}/items/0`);
    broken.mockRestore();
    expect(await packsOf(id)).toHaveLength(2);
    await sweep(service.context, new Date(0));
    expect(await packsOf(id)).toHaveLength(1);
    expect((await image(items[0]!)).status).toBe(404);
    expect((await image(items[1]!)).text).toContain('Grace');
  });
});
