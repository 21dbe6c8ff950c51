import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startService } from './service.ts';
import { freshDatabase } from './testing/databases.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from './testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from './testing/webhook-receiver.ts';
import { resultsLink } from './webhooks/results-link.ts';

const adminKey = 'canary-admin-key-5e2f7a90';
const rootSecret = 'canary-root-secret-3b1d8c46-and-long-enough';
const wrongKey = 'canary-wrong-key-77ab01';
const endpointSecret = `whsec_${Buffer.from('canary-endpoint-secret-9911').toString('base64')}`;
const urlToken = 'canary-token-of-a-hook-url';
const person = 'Canary Personal-Name';

let service: TestService;
let receiver: WebhookReceiver;
/** Nobody but their owner may ever see these; what a database dump holds of them must be hashed or sealed. */
const secrets: string[] = [adminKey, rootSecret, wrongKey, endpointSecret];
/** Values of requests: kept where they are needed, but no business of the log. */
const personal: string[] = [person, urlToken];
/** What was answered to requests that failed. */
const problems: string[] = [];

async function call(method: string, path: string, options: Parameters<TestService['call']>[2] = {}) {
  const answer = await service.call<Record<string, unknown>>(method, path, { key: adminKey, ...options });
  if (answer.status >= 400) problems.push(answer.text);
  return answer;
}

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const databaseUrl = await freshDatabase();
  secrets.push(new URL(databaseUrl).password);
  service = await startTestService({
    env: {
      DATABASE_URL: databaseUrl,
      PICTIFY_API_KEY: adminKey,
      PICTIFY_SECRET: rootSecret,
      PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host,
    },
    webhookDelaysMs: [50],
  });
  await useEverything();
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

async function useEverything(): Promise<void> {
  const headers = { 'Idempotency-Key': 'once' };
  await call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
  const made = await call('POST', '/v1/api-keys', { body: { name: 'mailer', scopes: ['render'] }, headers });
  secrets.push(made.json['key'] as string);
  await call('POST', '/v1/api-keys', { body: { name: 'mailer', scopes: ['render'] }, headers });
  const { id } = made.json['apiKey'] as { id: string };
  const rotated = await call('POST', `/v1/api-keys/${id}/rotate`, { body: {} });
  secrets.push(rotated.json['key'] as string);

  const hook = `${receiver.url}?token=${urlToken}`;
  await call('POST', '/v1/webhooks', {
    body: { url: hook, secret: endpointSecret },
    headers: { 'Idempotency-Key': 'hook' },
  });
  const own = await call('POST', '/v1/webhooks', { body: { url: hook } });
  secrets.push(own.json['secret'] as string);
  secrets.push((await call('GET', '/v1/webhooks/secret')).json['secret'] as string);

  const render = '/v1/templates/tpl_card/render';
  await call('POST', render, { body: { variables: { name: person } } });
  await call('GET', `${render}?name=${encodeURIComponent(person)}`);
  await call('POST', render, { body: { variables: { name: person, fail: true } } });
  await call('POST', render, { body: { variables: { name: person, die: true } } });
  await call('POST', render, { body: { variableSets: [{ name: person }, { name: person, fail: true }] } });
  await call('POST', render, { body: { variables: [person] } });
  await call('POST', render, { raw: `{"variables": {"name": "${person}"` });
  await call('POST', render, { body: {}, key: wrongKey });
  await call('POST', render, { body: {}, headers: { Authorization: `Basic ${wrongKey}` }, key: null });
  await call('GET', `${render}?key=${wrongKey}&size=0x0`, { key: null });

  receiver.answers.unshift(500);
  const variables = [{ name: person }, { name: person, fail: true }];
  const batch = await call('POST', '/v1/templates/tpl_card/batch', { body: { variables, webhookUrl: hook } });
  await batchEnd((method, path) => service.call(method, path, { key: adminKey }), batch.json['id'] as string);
  const link = resultsLink(rootSecret, '', batch.json['id'] as string);
  const signature = new URL(link, 'http://x').searchParams.get('signature')!;
  personal.push(signature);
  await call('GET', link, { key: null });
  await call('GET', link.replace(signature, `${signature}x`), { key: null });
  await receiver.count(2);
  await call('GET', '/metrics');
}

test('the log has a line for every request, with its id, at trace level without a secret or a value', async () => {
  const text = service.lines.join('');
  for (const word of [...secrets, ...personal]) expect(text).not.toContain(word);
  expect(text).not.toContain(encodeURIComponent(person));
  const lines = service.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const requests = lines.filter(({ msg }) => msg === 'request');
  expect(requests.length).toBeGreaterThan(20);
  for (const { requestId, level } of requests) expect([requestId, level]).toEqual([expect.stringMatching(/^req_/), 30]);
  const failed = lines.filter(({ msg }) => msg === 'request failed' || msg === 'a set failed');
  expect(failed.length).toBeGreaterThan(2);
  for (const { requestId } of failed) expect(requests.map((line) => line['requestId'])).toContain(requestId);
});

test('no problem document repeats a secret or a value', () => {
  expect(problems.length).toBeGreaterThan(7);
  for (const text of problems) for (const word of [...secrets, ...personal]) expect(text).not.toContain(word);
});

test('the metrics name nobody', async () => {
  const { text } = await call('GET', '/metrics');
  for (const word of [...secrets, ...personal]) expect(text).not.toContain(word);
});

test('a dump of the database holds no secret, in plain or in another spelling', async () => {
  const { db } = service.context;
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`.execute(db);
  let dump = '';
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    dump += `${name}\n${rows.map(({ row }) => row).join('\n')}\n`;
  }
  expect(dump).toContain('tpl_card');
  expect(dump).toContain('once');
  for (const word of secrets) {
    const bytes = Buffer.from(word);
    const keyBytes = Buffer.from(word.replace(/^whsec_/, ''), 'base64');
    for (const spelled of [word, bytes.toString('hex'), bytes.toString('base64').slice(0, -4)]) {
      expect(dump, `${word} as ${spelled}`).not.toContain(spelled);
    }
    if (word.startsWith('whsec_')) expect(dump).not.toContain(keyBytes.toString('hex'));
  }
});

test('the data directory holds no secret but the files made to keep one', async () => {
  const { dataDir } = service.context.config;
  const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths) {
    const text = (await readFile(path)).toString('latin1');
    for (const word of secrets) expect(text, path).not.toContain(word);
  }
});

test('a database that cannot be reached is told without its password', async () => {
  const password = 'canary-database-password';
  const lines: string[] = [];
  const log = createLog('trace', { write: (line: string) => void lines.push(line) });
  const config = readConfig({
    PORT: '0',
    PICTIFY_DATA_DIR: join(service.context.config.dataDir, 'never'),
    DATABASE_URL: `postgres://someone:${password}@127.0.0.1:1/nowhere`,
  });
  const error = await startService(config, log).then(
    () => undefined,
    (error: Error) => error,
  );
  expect(error?.message).toContain('DATABASE_URL');
  expect(`${error?.stack}${String(error?.cause)}${lines.join('')}`).not.toContain(password);
});
