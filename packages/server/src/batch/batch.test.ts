import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Problem } from '@pictify/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';

interface Results {
  results: { index: number; key: string | null; status: string; url: string | null; error: { code: string } | null }[];
  pagination: { total: number; hasNext: boolean; nextCursor: string | null };
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: '127.0.0.1:9000' } });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

const post = (body: object, headers = {}) => service.call('POST', '/template/tpl_card/batch', { body, headers });
const rows = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `user ${i}`, user_id: i }));

interface Stored {
  batches: number;
  chunks: number;
  versions: number;
  jobs: number;
}

async function stored(): Promise<Stored> {
  const { rows } = await sql<Stored>`select
    (select count(*)::int from batch) as batches, (select count(*)::int from batch_chunk) as chunks,
    (select count(*)::int from template_version) as versions,
    (select count(*)::int from pgboss.job) as jobs`.execute(service.context.db);
  return rows[0]!;
}

describe('a batch', () => {
  test('is accepted, rendered and read page by page', async () => {
    const accepted = await post({ variables: rows(130), key: 'user_id', metadata: { run: 7 } });
    expect(accepted.status).toBe(202);
    const id = accepted.json.id as string;
    expect(accepted.json).toMatchObject({ batchId: id, jobId: id, status: 'queued', total: 130, totalItems: 130 });
    expect(accepted.headers.get('location')).toBe(accepted.json.statusUrl);
    const end = await batchEnd(service.call, id);
    expect(end).toMatchObject({ status: 'completed', completed: 130, failed: 0, metadata: { run: 7 } });

    const seen: number[] = [];
    for (let cursor = ''; ; ) {
      const { json } = await service.call<Results>('GET', `/batches/${id}/results?limit=50${cursor}`);
      seen.push(...json.results.map((item) => item.index));
      expect(json.results.every((item) => item.key === String(item.index) && item.url !== null)).toBe(true);
      if (!json.pagination.hasNext) break;
      cursor = `&cursor=${json.pagination.nextCursor}`;
    }
    expect(seen).toEqual(rows(130).map((_, i) => i));
    const page = await service.call<Results>('GET', `/templates/batch/${id}/results?page=3&limit=60`);
    expect(page.json.results.map((item) => item.index)).toEqual([120, 121, 122, 123, 124, 125, 126, 127, 128, 129]);

    const lines = await service.call('GET', `/v1/batches/${id}/results`, {
      headers: { Accept: 'application/x-ndjson' },
    });
    expect(
      lines.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).index),
    ).toEqual(seen);
  });

  test('fails only the rows that are bad', async () => {
    const variables = [
      { name: 'a' },
      42,
      { name: 'b' },
      { fail: true },
      JSON.parse('{"__proto__":{}}'),
      { name: 'x'.repeat(70_000) },
    ];
    const { json } = await post({ variables });
    expect(await batchEnd(service.call, json.id as string)).toMatchObject({
      status: 'partial',
      completed: 2,
      failed: 4,
    });
    const failed = await service.call<Results>('GET', `/v1/batches/${json.id}/results?status=failed`);
    expect(failed.json.pagination.total).toBe(4);
    expect(failed.json.results.map((item) => [item.index, item.error?.code])).toEqual([
      [1, 'row_not_an_object'],
      [3, 'render_failed'],
      [4, 'forbidden_key'],
      [5, 'row_too_large'],
    ]);
  });

  test('renders what it was started with although the template is replaced', async () => {
    await service.call('POST', '/v1/templates', { body: { ...testTemplate('tpl_moving'), name: 'Before' } });
    const variables = [{ waitMs: 150 }, { waitMs: 150 }];
    const { json } = await service.call<{ id: string }>('POST', '/template/tpl_moving/batch', { body: { variables } });
    await service.call('PUT', '/v1/templates/tpl_moving', { body: { ...testTemplate('x'), name: 'After' } });
    await batchEnd(service.call, json.id);
    const { json: page } = await service.call<Results>('GET', `/v1/batches/${json.id}/results`);
    const image = await service.call('GET', new URL(page.results[1]!.url!).pathname);
    expect(image.text).toContain('Before');
  });

  test('goes on although its template is deleted', async () => {
    await service.call('POST', '/v1/templates', { body: testTemplate('tpl_passing') });
    const variables = [{ waitMs: 150 }, { waitMs: 150 }];
    const { json } = await service.call<{ id: string }>('POST', '/template/tpl_passing/batch', { body: { variables } });
    expect((await service.call('DELETE', '/v1/templates/tpl_passing')).status).toBe(200);
    expect(await batchEnd(service.call, json.id)).toMatchObject({ status: 'completed', completed: 2 });
    const { json: page } = await service.call<Results>('GET', `/v1/batches/${json.id}/results`);
    expect((await service.call('GET', new URL(page.results[1]!.url!).pathname)).status).toBe(200);
  });

  test('takes gzip, and options after the rows', async () => {
    const raw = gzipSync(`{"variableSets":[{"name":"zip"}],"fileExtension":"jpg"}`);
    const { status, json } = await service.call<{ id: string }>('POST', '/templates/tpl_card/batch-render', {
      raw,
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(status).toBe(202);
    await batchEnd(service.call, json.id);
    const { json: page } = await service.call<Results>('GET', `/v1/batches/${json.id}/results`);
    expect(page.results[0]!.url).toMatch(/\.jpg$/);
  });

  test('can be cancelled, once', async () => {
    const { json } = await post({ variables: rows(200).map((row) => ({ ...row, waitMs: 100 })) });
    const cancel = (key: string) =>
      service.call('POST', `/v1/batches/${json.id}/cancel`, { headers: { 'Idempotency-Key': key } });
    const cancelled = await cancel('cancel-once');
    expect(cancelled.json).toMatchObject({ status: 'cancelled' });
    const { completed, failed, cancelled: stopped } = cancelled.json as Record<string, number>;
    expect(completed! + failed! + stopped!).toBe(200);
    const replayed = await cancel('cancel-once');
    expect(replayed.text).toBe(cancelled.text);
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
    const again = await service.call<Problem>('POST', `/v1/batches/${json.id}/cancel`);
    expect(again.status).toBe(409);
    expect(again.json.allowed).toEqual(['queued', 'processing']);
    const page = await service.call<Results>('GET', `/v1/batches/${json.id}/results?status=cancelled&limit=1000`);
    expect(page.json.results).toHaveLength(stopped!);
  });

  test('of nobody is 404 everywhere', async () => {
    for (const path of ['', '/results']) {
      expect((await service.call('GET', `/v1/batches/bat_00000000000000000000000000${path}`)).status).toBe(404);
    }
    expect((await service.call('POST', '/v1/batches/bat_x/cancel')).status).toBe(404);
  });
});

describe('nothing is left behind', () => {
  test.each([
    ['a cut body', '{"variables":[{"name":"a"},{"name":"b"', 422, 'malformed_body', ''],
    ['a syntax error in a row', `{"variables":[${'{"a":1},'.repeat(100)}{"a":}]}`, 422, 'malformed_body', 'line 1'],
    ['no rows', '{"variables":[]}', 422, 'invalid_body', '1 to 1,000,000'],
    ['no variables', '{"fileExtension":"png"}', 422, 'malformed_body', 'variables'],
    ['a misspelt option', '{"variables":[{}],"webhookURL":"https://example.com"}', 422, 'invalid_body', '“webhookUrl”'],
    ['a later option', '{"variables":[{}],"mode":"lazy"}', 422, 'not_supported', 'mode'],
    [
      'a private webhook',
      '{"variables":[{}],"webhookUrl":"http://127.0.0.1:9999/x"}',
      422,
      'webhook_refused',
      'PICTIFY_ALLOW_PRIVATE_HOSTS=127.0.0.1:9999',
    ],
    ['a webhook that is no URL', '{"variables":[{}],"webhookUrl":"nonsense"}', 422, 'webhook_refused', ''],
    ['a prototype in an option', '{"variables":[{}],"metadata":{"__proto__":1}}', 422, '', ''],
    ['a bad size', '{"variables":[{}],"size":"stroy"}', 422, 'invalid_body', 'story'],
  ])('by %s', async (_, raw, status, code, words) => {
    const before = await stored();
    const answer = await service.call<Problem>('POST', '/template/tpl_card/batch', { raw });
    expect(answer.status).toBe(status);
    if (code) expect(answer.json.code).toBe(code);
    expect(answer.json.detail).toContain(words);
    expect(await stored()).toEqual(before);
  });

  test('by a caller who goes away in the middle', async () => {
    const before = await stored();
    const { port } = new URL(service.url);
    const socket = connect(Number(port), '127.0.0.1');
    const part = `{"variables":[${'{"name":"somebody"},'.repeat(2000)}`;
    socket.write(
      `POST /template/tpl_card/batch HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${testKey}\r\n` +
        `Content-Type: application/json\r\nContent-Length: 10000000\r\n\r\n${part}`,
    );
    while ((await stored()).chunks === before.chunks) await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    while ((await stored()).batches > before.batches) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await stored()).toEqual(before);
  });

  test('by a wrong key or an unknown template', async () => {
    const before = await stored();
    expect(
      (await service.call('POST', '/template/tpl_card/batch', { body: { variables: [{}] }, key: 'wrong' })).status,
    ).toBe(401);
    expect((await service.call('POST', '/template/tpl_nope/batch', { body: { variables: [{}] } })).status).toBe(404);
    expect(
      (await service.call('POST', '/template/tpl_card/batch', { raw: 'x', headers: { 'Content-Type': 'text/plain' } }))
        .status,
    ).toBe(415);
    expect(await stored()).toEqual(before);
  });
});

describe('an idempotency key', () => {
  test('makes one batch of many simultaneous requests', async () => {
    const before = await stored();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post({ variables: rows(30) }, { 'Idempotency-Key': key })),
    );
    const accepted = answers.filter((answer) => answer.status === 202);
    expect(new Set(accepted.map((answer) => answer.json.id)).size).toBe(1);
    for (const answer of answers) expect([202, 409]).toContain(answer.status);
    const again = await post({ variables: rows(30) }, { 'Idempotency-Key': key });
    expect(again.text).toBe(accepted[0]!.text);
    expect(again.headers.get('location')).toBe(again.json.statusUrl);
    expect((await post({ variables: rows(31) }, { 'Idempotency-Key': key })).json.code).toBe('idempotency_mismatch');
    expect((await stored()).batches).toBe(before.batches + 1);
  });
});
