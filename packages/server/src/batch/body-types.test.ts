import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Problem, WireBatchItem } from '@pictify/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

const types = { json: 'application/json', ndjson: 'application/x-ndjson', csv: 'text/csv' };
type Type = keyof typeof types;
const bodies: Record<Type, string> = {
  json: '{"variables":[{"user":"u1","name":"Ada"},{"user":"u2","name":"Grace, \\"H\\""}],"key":"user","format":"jpg"}',
  ndjson: '{"user":"u1","name":"Ada"}\n{"user":"u2","name":"Grace, \\"H\\""}\n',
  csv: 'user;name\r\nu1;Ada\r\nu2;"Grace, ""H"""\r\n',
};

interface Sent {
  query?: string;
  headers?: Record<string, string>;
  path?: string;
}

function post(type: string, raw: string | Uint8Array, { query = '', headers = {}, path = 'batch' }: Sent = {}) {
  return service.call<Problem & { id: string }>('POST', `/v1/templates/tpl_card/${path}${query}`, {
    raw,
    headers: { 'Content-Type': type, ...headers },
  });
}

async function results(id: string): Promise<WireBatchItem[]> {
  await batchEnd(service.call, id);
  const { json } = await service.call<{ results: WireBatchItem[] }>('GET', `/v1/batches/${id}/results`);
  return json.results;
}

async function stored() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from batch) as batches, (select count(*)::int from batch_chunk) as chunks,
    (select count(*)::int from pgboss.job) as jobs`.execute(service.context.db);
  return rows[0];
}

describe('the same rows', () => {
  test.each([
    ['json', false],
    ['json', true],
    ['ndjson', false],
    ['ndjson', true],
    ['csv', false],
    ['csv', true],
  ] as const)('as %s, gzip %s, become the same images', async (type, isPacked) => {
    const raw = isPacked ? gzipSync(bodies[type]) : bodies[type];
    const headers: Record<string, string> = isPacked ? { 'Content-Encoding': 'gzip' } : {};
    const query = type === 'json' ? '' : '?key=user&format=jpg';
    const { status, json, headers: answered } = await post(types[type], raw, { query, headers });
    expect(status).toBe(202);
    expect(json).toMatchObject({ status: 'queued', total: 2, totalItems: 2, dryRun: false });
    expect(answered.get('location')).toMatch(/\/v1\/batches\/bat_/);
    const items = await results(json.id);
    expect(items.map(({ key, status, altText }) => [key, status, altText])).toEqual([
      ['u1', 'completed', 'Card for Ada'],
      ['u2', 'completed', 'Card for Grace, "H"'],
    ]);
    expect(items[0]!.url).toMatch(/\.jpg$/);
  });

  test.each([
    'application/ndjson',
    'application/jsonl',
    'application/x-jsonlines; charset=utf-8',
    'Text/CSV;header=present',
  ])('are taken under the name %s too', async (type) => {
    const answer = await post(type, /csv/i.test(type) ? bodies.csv : bodies.ndjson);
    expect(answer.status).toBe(202);
  });
});

describe('options in the query string', () => {
  test('are all there are', async () => {
    const metadata = encodeURIComponent('{"run":7}');
    const query = `?size=60x120&scale=2&quality=0.7&format=jpg&progressive=true&maxBytes=50000&locale=en-GB&mode=eager&priority=high&dryRun=true&metadata=${metadata}&key=user`;
    const { json } = await post(types.csv, bodies.csv, { query });
    const batch = await service.context.db
      .selectFrom('batch')
      .selectAll()
      .where('id', '=', json.id)
      .executeTakeFirstOrThrow();
    expect(batch).toMatchObject({
      options: {
        size: { width: 60, height: 120 },
        scale: 2,
        quality: 70,
        format: 'jpeg',
        progressive: true,
        maxBytes: 50000,
      },
      priority: 10,
      dryRun: true,
      metadata: { run: 7 },
      keyVariable: 'user',
    });
  });

  test.each([
    ['?formt=jpg', 400, 'unknown_parameter', 'Did you mean “format”'],
    ['?format=bmp', 422, 'invalid_body', 'png, jpg, jpeg, webp, avif, gif or pdf'],
    ['?scale=9', 422, 'invalid_body', 'scale'],
    ['?size=stroy', 422, 'invalid_body', 'Did you mean “story”'],
    ['?metadata=nonsense', 422, 'invalid_body', 'metadata'],
    ['?metadata=%7B%22__proto__%22%3A1%7D', 422, 'invalid_body', '__proto__'],
    ['?__proto__=1', 422, 'invalid_body', '__proto__'],
    ['?mode=lazy', 422, 'not_supported', 'mode'],
    ['?experiment=exp_1', 422, 'not_supported', 'experiment'],
    ['?fileExtension=jpeg&fileExtension=png', 422, 'invalid_body', 'more than once'],
    ['?fileExtension=jpeg&format=png', 422, 'invalid_body', 'Send one of the two'],
    ['?priority=urgent', 422, 'invalid_body', 'priority'],
    ['?dryRun=perhaps', 422, 'invalid_body', 'dryRun'],
    ['?webhookUrl=http://127.0.0.1/x', 422, 'webhook_refused', ''],
    ['?key=usr', 422, 'invalid_body', 'Did you mean “user”'],
  ])('are checked: %s', async (query, status, code, words) => {
    const before = await stored();
    const answer = await post(types.csv, bodies.csv, { query });
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.json.detail).toContain(words);
    expect(await stored()).toEqual(before);
  });

  test('are refused beside JSON, which has room for them', async () => {
    const answer = await post(types.json, bodies.json, { query: '?dryRun=true' });
    expect(answer).toMatchObject({ status: 400, json: { code: 'unknown_parameter' } });
    expect(answer.json.detail).toContain('move “dryRun”');
  });
});

describe('a bad row', () => {
  test.each([
    ['ndjson', '{"name":"a"}\n{"name":\n{"name":"b"}\n', 'row_malformed', 'Line 2'],
    ['csv', 'name\na\nb,c\nd\n', 'row_malformed', 'line 3'],
  ] as const)('of %s fails alone', async (type, body, code, words) => {
    const { json } = await post(types[type], body);
    const items = await results(json.id);
    expect(items.map((item) => item.status)).toEqual(['completed', 'failed', 'completed']);
    expect(items[1]!.error).toMatchObject({ code, message: expect.stringContaining(words) });
  });
});

describe('nothing is left behind', () => {
  const packed = (raw: Uint8Array): [Uint8Array, Record<string, string>] => [raw, { 'Content-Encoding': 'gzip' }];
  const plain = (raw: string | Uint8Array): [string | Uint8Array, Record<string, string>] => [raw, {}];
  const many = (line: string) => line.repeat(2000);
  test.each([
    [
      'a type we do not take',
      'application/xml',
      plain('<a/>'),
      415,
      'unsupported_media_type',
      'application/json, application/x-ndjson or text/csv, not application/xml',
    ],
    ['a form', 'multipart/form-data; boundary=x', plain('--x--'), 415, 'unsupported_media_type', 'text/csv'],
    ['another packing', types.csv, ['x', { 'Content-Encoding': 'br' }] as const, 415, 'unsupported_media_type', 'gzip'],
    ['gzip that is cut', types.csv, packed(gzipSync(many('name\n')).subarray(0, -9)), 422, 'malformed_body', 'gzip'],
    ['gzip that is none', types.ndjson, packed(Buffer.from(bodies.ndjson)), 422, 'malformed_body', 'gzip'],
    [
      'gzip that goes on after its end',
      types.csv,
      packed(Buffer.concat([gzipSync(bodies.csv), Buffer.from('more')])),
      422,
      'malformed_body',
      'gzip',
    ],
    ['empty gzip', types.csv, packed(Buffer.alloc(0)), 422, 'malformed_body', 'gzip'],
    ['an empty CSV', types.csv, plain(''), 422, 'malformed_body', 'empty'],
    ['a header alone', types.csv, plain('a,b\n'), 422, 'invalid_body', 'no rows below its header'],
    [
      'a header of other names',
      types.csv,
      plain('nme,town\nAda,Paris'),
      422,
      'invalid_body',
      'The header has “nme”, “town”',
    ],
    ['empty NDJSON', types.ndjson, plain('\n\n'), 422, 'invalid_body', 'no rows'],
    ['a name twice', types.csv, plain('a,a\n1,2'), 422, 'malformed_body', 'line 1 cannot be used: Columns 1 and 2'],
    [
      'a quote that is never closed',
      types.csv,
      plain(`a\n${many('1\n')}"2\n${many('3\n')}`),
      422,
      'malformed_body',
      'line 2002',
    ],
    ['Latin-1', types.csv, plain(Buffer.from(`a\n${many('1\n')}é`, 'latin1')), 422, 'malformed_body', 'UTF-8'],
    [
      'rows that are all bad',
      types.ndjson,
      plain(`[\n${many('1,\n')}]`),
      422,
      'malformed_body',
      'All 2002 rows are bad',
    ],
    ['a file that was cut', types.ndjson, plain(`${many('{"a":1}\n')}{"a"`), 422, 'malformed_body', 'line 2001'],
  ])('by %s', async (_, type, [raw, headers], status, code, words) => {
    const before = await stored();
    const answer = await post(type, raw, { headers });
    expect(answer).toMatchObject({ status, json: { code } });
    expect(answer.json.detail).toContain(words);
    expect(await stored()).toEqual(before);
  });

  test('by garbage that comes a moment after gzip has ended', async () => {
    const before = await stored();
    const { port } = new URL(service.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${testKey}`, 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' };
      const sent = request({ port, method: 'POST', path: '/v1/templates/tpl_card/batch', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.write(gzipSync(bodies.csv));
      setTimeout(() => sent.end('garbage'), 100);
    });
    expect(status).toBe(422);
    expect(await stored()).toEqual(before);
  });
});

describe('an idempotency key', () => {
  test.each(['ndjson', 'csv'] as const)('makes one batch of %s sent twice', async (type) => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await post(types[type], bodies[type], { headers });
    const again = await post(types[type], bodies[type], { headers });
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await post(types[type], `${bodies[type]}\n`, { headers })).json.code).toBe('idempotency_mismatch');
    expect((await post(types[type], bodies[type], { headers, query: '?scale=2' })).json.code).toBe(
      'idempotency_mismatch',
    );
  });

  test('tells the same bytes of another type apart', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const raw = '{"name":"a"}\n{"name":"b"}';
    expect((await post(types.ndjson, raw, { headers })).status).toBe(202);
    expect((await post(types.csv, raw, { headers })).json.code).toBe('idempotency_mismatch');
  });
});

test('a batch of high priority is drawn before one of low priority that was there first', async () => {
  const start = async (priority: string, count: number) => {
    const rows = `${JSON.stringify({ name: priority, waitMs: 30 })}\n`.repeat(count);
    return (await post(types.ndjson, rows, { query: `?priority=${priority}` })).json.id;
  };
  const low = await start('low', 400);
  const high = await start('high', 120);
  const endOf = async (id: string) =>
    Date.parse(((await batchEnd(service.call, id)) as unknown as { completedAt: string }).completedAt);
  expect(await endOf(high)).toBeLessThan(await endOf(low));
});
