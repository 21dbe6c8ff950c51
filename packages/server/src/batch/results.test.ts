import { connect } from 'node:net';
import type { WireBatchItem } from '@pictify/api';
import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';
import { resultsLink } from '../webhooks/results-link.ts';
import { emptyItem } from '../workers/chunk-work.ts';
import { encodeItems } from './item-codec.ts';

interface Page {
  results: WireBatchItem[];
  pagination: { total: number; hasNext: boolean; nextCursor: string | null; totalPages?: number };
}

let service: TestService;
let id: string;
const total = 130;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
  const variables: unknown[] = Array.from({ length: total }, (_, i) => ({ name: `user ${i}`, user: `u-${i}` }));
  variables[3] = { name: '=HYPERLINK("x"), "Ada"\nLovelace', user: '-3' };
  variables[5] = { user: '+5' };
  variables[7] = 'no row';
  variables[9] = { fail: true };
  id = await accept({ variables, key: 'user' });
  await batchEnd(service.call, id);
});
afterAll(() => service?.stop());

async function accept(body: object): Promise<string> {
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
  return json.id;
}
const page = (query: string) => service.call<Page>('GET', `/v1/batches/${id}/results${query}`);
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WireBatchItem);

describe('a page of results', () => {
  test('names the variables each row carried, never their values', async () => {
    const { json } = await page('?limit=10');
    expect(json.results[0]).toMatchObject({ index: 0, key: 'u-0', variables: ['name', 'user'] });
    expect(json.results[5]!.variables).toEqual(['user']);
    expect(json.results[7]!.variables).toBeNull();
    expect(json.results[9]).toMatchObject({ status: 'failed', variables: ['fail'] });
    expect(JSON.stringify(json.results)).not.toContain('HYPERLINK("x"), "Ada"\\nLovelace","u');
  });

  test('of one status is counted and read by page or by cursor', async () => {
    const { json } = await page('?status=failed&limit=1');
    expect(json.results.map((item) => item.index)).toEqual([7]);
    expect(json.pagination).toMatchObject({ total: 2, hasNext: true });
    const next = await page(`?status=failed&limit=1&cursor=${json.pagination.nextCursor}`);
    expect(next.json.results.map((item) => item.index)).toEqual([9]);
    expect(next.json.pagination.hasNext).toBe(false);
    const second = await page('?status=failed&limit=1&page=2');
    expect(second.json).toMatchObject({ results: [{ index: 9 }], pagination: { totalPages: 2, hasNext: false } });
    expect((await page('?status=completed&page=13&limit=10')).json.results).toHaveLength(8);
    expect((await page('?page=2&cursor=3')).status).toBe(400);
  });

  test('are read by offset as other lists are', async () => {
    const { json } = await page('?offset=5&limit=10');
    expect(json.results.map((item) => item.index)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(json.pagination).toMatchObject({ offset: 5, limit: 10, total, page: 1, hasPrev: true, hasNext: true });
    const failed = await page('?status=failed&offset=1');
    expect(failed.json).toMatchObject({ results: [{ index: 9 }], pagination: { total: 2, hasNext: false } });
    expect((await page('?offset=5&cursor=3')).status).toBe(400);
    expect((await page('?format=csv&offset=5')).status).toBe(400);
  });
});

describe('all results', () => {
  test('come as NDJSON, by header or parameter, whole or of one status', async () => {
    const byHeader = await service.call('GET', `/templates/batch/${id}/results`, {
      headers: { Accept: 'application/x-ndjson' },
    });
    expect(byHeader.headers.get('content-disposition')).toBe(`attachment; filename="${id}.ndjson"`);
    expect(lines(byHeader.text).map((item) => item.index)).toEqual(Array.from({ length: total }, (_, i) => i));
    const byParameter = await page('?format=ndjson&status=failed');
    expect(lines(byParameter.text).map((item) => item.index)).toEqual([7, 9]);
    expect(byParameter.headers.get('content-disposition')).toContain('-failed.ndjson');
    expect((await page('?format=ndjson&status=cancelled')).text).toBe('');
  });

  test('come as CSV that a parser reads back', async () => {
    const answer = await service.call('GET', `/v1/batches/${id}/results`, { headers: { Accept: 'text/csv' } });
    expect(answer.headers.get('content-type')).toContain('text/csv; charset=utf-8');
    expect(answer.text.split('\r\n')[0]).toBe('index,key,status,url,width,height,bytes,altText,error,issues');
    const rows = parse(answer.text, { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(total);
    expect(rows[0]).toMatchObject({
      index: '0',
      key: 'u-0',
      status: 'completed',
      error: '',
    });
    expect(rows[0]!['url']).toMatch(/^http.*\.png$/);
    // The text of this worker begins with a word; a key is never changed.
    expect(rows[3]).toMatchObject({ key: '-3', altText: 'Card for =HYPERLINK("x"), "Ada"\nLovelace' });
    expect(rows[5]).toMatchObject({ key: '+5', issues: 'variable_missing' });
    expect(rows[7]).toMatchObject({ status: 'failed', url: '', width: '' });
    expect(rows[7]!['error']).toMatch(/^row_not_an_object: /);
    expect((parse((await page('?format=csv&status=failed')).text, { columns: true }) as unknown[]).length).toBe(2);
  });

  test('have no pages', async () => {
    const answer = await page('?format=csv&limit=5');
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid_parameter' } });
    expect((await page('?format=xml')).status).toBe(400);
  });

  test('need no key by the signed link, as NDJSON and as CSV', async () => {
    const link = new URL(resultsLink(service.context.rootSecret, service.url, id));
    const ndjson = await service.call('GET', link.pathname + link.search, { key: null });
    expect(lines(ndjson.text)).toHaveLength(total);
    const csv = await service.call('GET', link.pathname.replace('.ndjson', '.csv') + link.search, { key: null });
    expect(csv.text.startsWith('index,key,')).toBe(true);
    const forged = link.search.replace(/signature=./, 'signature=!');
    expect((await service.call('GET', link.pathname.replace('.ndjson', '.csv') + forged, { key: null })).status).toBe(
      403,
    );
  });

  test('need no link with a key of their workspace', async () => {
    for (const ending of ['csv', 'ndjson']) {
      const path = `/v1/batches/${id}/results.${ending}`;
      const byKey = await service.call('GET', path);
      expect(byKey.text).toBe((await page(`?format=${ending}`)).text);
      expect(await service.call('GET', path, { key: null })).toMatchObject({
        status: 400,
        json: { detail: expect.stringContaining('or send an API key') },
      });
      expect((await service.call('GET', path, { key: 'wrong' })).status).toBe(401);
      expect((await service.call('GET', path.replace(id, 'bat_other'))).status).toBe(404);
      expect((await service.call('GET', `${path}?expires=1&signature=x`)).status).toBe(403);
      expect((await service.call('GET', `${path}?limit=1`)).status).toBe(400);
    }
  });

  test('are for HEAD only headers', async () => {
    const answer = await service.call('HEAD', `/v1/batches/${id}/results?format=csv`);
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers.get('content-disposition')).toContain('.csv');
  });
});

/** A batch of many finished chunks of a megabyte each, without rendering them. */
async function longBatch(chunks: number): Promise<string> {
  const { db } = service.context;
  const long = await accept({ variables: [{ name: 'a' }] });
  await batchEnd(service.call, long);
  const altText = 'x'.repeat(2000);
  const items = Array.from({ length: 500 }, (_, at) => ({ ...emptyItem(at, null), altText }));
  const results = encodeItems(items.map((item) => ({ ...item, status: 'completed', hash: 'x' })));
  await sql`insert into batch_chunk (batch_id, first_index, count, state, payload, results, completed)
    select ${long}, n * 500, 500, 'done', '', ${results}, 500 from generate_series(1, ${chunks}) n`.execute(db);
  return long;
}

describe('a stream of results', () => {
  test('that the database fails in the middle of does not look whole', async () => {
    const long = await longBatch(40);
    const { db } = service.context;
    const real = db.selectFrom.bind(db);
    let chunkReads = 0;
    const failing = vi.spyOn(db, 'selectFrom').mockImplementation(((table: never) => {
      if (table === 'batchChunk' && ++chunkReads > 3) throw new Error('connection lost');
      return real(table);
    }) as typeof db.selectFrom);
    try {
      const answer = await fetch(`${service.url}/v1/batches/${long}/results?format=ndjson`, {
        headers: { Authorization: `Bearer ${testKey}` },
      });
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
    } finally {
      failing.mockRestore();
    }
  });

  test('that fails before its first byte is a problem document', async () => {
    const { db } = service.context;
    const real = db.selectFrom.bind(db);
    const failing = vi.spyOn(db, 'selectFrom').mockImplementation(((table: never) => {
      if (table === 'batchChunk') throw new Error('connection lost');
      return real(table);
    }) as typeof db.selectFrom);
    try {
      expect((await page('?format=csv')).status).toBe(500);
    } finally {
      failing.mockRestore();
    }
  });

  test('ends when the caller goes away, and is not read further than he takes it', async () => {
    const long = await longBatch(400);
    const { db } = service.context;
    const real = db.selectFrom.bind(db);
    let chunkReads = 0;
    const counting = vi.spyOn(db, 'selectFrom').mockImplementation(((table: never) => {
      if (table === 'batchChunk') chunkReads++;
      return real(table);
    }) as typeof db.selectFrom);
    try {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
      socket.write(
        `GET /v1/batches/${long}/results?format=ndjson HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${testKey}\r\n\r\n`,
      );
      await new Promise((resolve) => socket.once('data', resolve));
      socket.pause();
      const settledReads = async (): Promise<number> => {
        for (let before = -1; before !== chunkReads; ) {
          before = chunkReads;
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
        return chunkReads;
      };
      // All of them are 50.
      expect(await settledReads()).toBeLessThan(25);
      socket.destroy();
      expect(await settledReads()).toBeLessThan(28);
    } finally {
      counting.mockRestore();
    }
  });
});

describe('the list of batches', () => {
  test('is newest first, in pages of both kinds, filtered by status and template', async () => {
    await service.call('POST', '/v1/templates', { body: testTemplate('tpl_listed') });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { json } = await service.call<{ id: string }>('POST', '/template/tpl_listed/batch', {
        body: { variables: [i === 1 ? { fail: true } : {}] },
      });
      ids.unshift(json.id);
      await batchEnd(service.call, json.id);
    }
    const list = async (query: string) =>
      (
        await service.call<{ batches: { id: string }[]; pagination: object }>(
          'GET',
          `/batches?templateId=tpl_listed${query}`,
        )
      ).json;
    const all = await list('');
    expect(all.batches.map((batch) => batch.id)).toEqual(ids);
    expect(all.pagination).toMatchObject({ total: 3, hasMore: false });
    expect((await list('&limit=2&page=2')).batches.map((batch) => batch.id)).toEqual(ids.slice(2));
    expect((await list('&limit=1&offset=1')).batches.map((batch) => batch.id)).toEqual([ids[1]]);
    expect((await list('&status=failed')).batches.map((batch) => batch.id)).toEqual([ids[1]]);
    expect((await service.call('GET', '/v1/batches?status=done')).status).toBe(400);
  });
});
