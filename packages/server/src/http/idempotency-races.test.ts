import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../testing/databases.ts';
import { race } from '../testing/idempotency-race.ts';
import { callService, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

/** Fifty clients send the same request at the same moment, to two servers on one database. */
let servers: TestService[];
beforeAll(async () => {
  const DATABASE_URL = await freshDatabase();
  const env = { DATABASE_URL, PICTIFY_SECRET: 'the-secret-that-both-servers-share', PICTIFY_WORKERS: '1' };
  servers = [await startTestService({ env }), await startTestService({ env })];
  await servers[0]!.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => Promise.all((servers ?? []).map((server) => server.stop())));

const post = (client: number, path: string, options: Parameters<typeof callService>[3]) =>
  callService<{ id: string }>(servers[client % 2]!.url, 'POST', path, options);
const races = Array.from({ length: 10 }, (_, at) => at);

test('a batch is made once', async () => {
  for (const at of races) {
    const options = { body: { variables: [{ name: at }] }, headers: { 'Idempotency-Key': `batch-${at}` } };
    const bodies = await race(50, (client) => post(client, '/v1/templates/tpl_card/batch', options));
    expect(new Set(bodies).size).toBe(1);
  }
  const { db } = servers[0]!.context;
  expect(await db.selectFrom('batch').select('id').execute()).toHaveLength(races.length);
  expect(await db.selectFrom('batchChunk').select('batchId').execute()).toHaveLength(races.length);
});

test('a template is made once, under an id of its own too', async () => {
  for (const at of races) {
    const { id: _, ...document } = testTemplate('x');
    const named = at % 2 === 0 ? { ...document, id: `race-${at}` } : document;
    const options = { body: { ...named, name: 'race' }, headers: { 'Idempotency-Key': `template-${at}` } };
    const bodies = await race(50, (client) => post(client, '/v1/templates', options));
    expect(new Set(bodies).size).toBe(1);
  }
  const { db } = servers[0]!.context;
  const made = await db.selectFrom('template').select('id').where('name', '=', 'race').execute();
  expect(made).toHaveLength(races.length);
});

test('what is cancelled by one of them is cancelled for all', async () => {
  const rows = Array.from({ length: 20 }, () => ({ waitMs: 500 }));
  const { json } = await post(0, '/v1/templates/tpl_card/batch', { body: { variables: rows } });
  const options = { headers: { 'Idempotency-Key': 'cancel' } };
  const bodies = await race(50, (client) => post(client, `/v1/batches/${json.id}/cancel`, options));
  expect(new Set(bodies).size).toBe(1);
});
