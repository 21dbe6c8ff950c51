import { readFile } from 'node:fs/promises';
import { NotFoundError, Pictify, PictifyError, typesOf, verifyWebhook } from '@pictify/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  startTestService,
  type TestService,
  testKey,
  testTemplate,
} from '../../packages/server/src/testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../packages/server/src/testing/webhook-receiver.ts';
import { acmeSans } from '../docs/testing/acme-sans.ts';

let receiver: WebhookReceiver;
let service: TestService;
let pictify: Pictify;

beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host } });
  pictify = new Pictify({ apiKey: testKey, baseUrl: service.url });
  await pictify.templates.create(testTemplate('card'));
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

async function* rowsTo(count: number) {
  for (let index = 0; index < count; index++) yield { name: `User ${index}`, user_id: `u-${index}` };
}

test('templates: create, change, publish, go back, copy, list, delete', async () => {
  const { template, addedVariables } = await pictify.templates.create(
    testTemplate('versions', '{{ name }} {{ plan }}'),
  );
  expect([template.id, addedVariables]).toEqual(['versions', ['plan']]);
  expect((await pictify.templates.variables('versions')).map(({ name }) => name)).toEqual(['name', 'plan']);
  const first = await pictify.templates.publish('versions', { note: 'The first' });
  const change = { type: 'setProps' as const, layerId: 'title', props: { text: 'Changed' } };
  const patched = await pictify.templates.patch('versions', { baseRevision: template.revision, operations: [change] });
  expect(patched.template.revision).toBe(template.revision + 1);
  const conflicting = { baseRevision: template.revision, operations: [{ ...change, props: { text: 'Other' } }] };
  await expect(pictify.templates.patch('versions', conflicting)).rejects.toMatchObject({ code: 'revision_conflict' });
  await pictify.templates.publish('versions');
  expect((await pictify.templates.versions('versions')).versions.map(({ version }) => version)).toEqual([2, 1]);
  await pictify.templates.rollback('versions', first.version);
  expect(JSON.stringify((await pictify.templates.get('versions')).document)).toContain('{{ plan }}');
  expect((await pictify.templates.get('versions@2')).document).toBeDefined();
  const copy = await pictify.templates.duplicate('versions', { name: 'A copy' });
  await pictify.templates.replace(copy.template.id, { ...testTemplate(copy.template.id), name: 'Another' });
  const names: string[] = [];
  for await (const { name } of pictify.templates.iterate({ limit: 1, sort: 'name' })) names.push(name);
  expect(names).toEqual(['Another', 'Test card', 'Test card']);
  await pictify.templates.delete(copy.template.id);
  await expect(pictify.templates.get(copy.template.id)).rejects.toBeInstanceOf(NotFoundError);
});

test('a render gives an address, or the file', async () => {
  const { url, altText, templateUid } = await pictify.render('card', { variables: { name: 'Ada' }, scale: 2 });
  expect([altText, templateUid]).toEqual(['Card for Ada', 'card']);
  const file = await pictify.renderBytes('card', { variables: { name: 'Ada' }, scale: 2 });
  expect(file).toMatchObject({ url, contentType: 'image/png', issueCount: 0 });
  expect(Buffer.from(file.bytes)).toEqual(Buffer.from(await (await fetch(url)).arrayBuffer()));
});

test('the variables of a template have types that the client checks', async () => {
  const text = typesOf(await pictify.templates.get('card'));
  expect(text).toContain('export interface TestCardVariables {\n  /** Default: "friend". */\n  name?: string;\n}');
  interface TestCardVariables {
    name?: string;
  }
  await pictify.render<TestCardVariables>('card', { variables: { name: 'Ada' } });
  // @ts-expect-error: a name is a text.
  await pictify.render<TestCardVariables>('card', { variables: { name: 1 } });
  // @ts-expect-error: there is no such variable.
  await pictify.render<TestCardVariables>('card', { variables: { nmae: 'Ada' } });
});

test('what the service refuses is an error that says what, where and how to find it', async () => {
  const wrong = { scale: 7, colour: 'red' } as object;
  const error = await pictify.render('card', wrong).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PictifyError);
  expect(error).toMatchObject({
    name: 'InvalidRequestError',
    status: 422,
    code: 'invalid_body',
    requestId: expect.stringMatching(/^req_/),
  });
  expect((error as PictifyError).errors.map(({ field }) => field).sort()).toEqual(['/colour', '/scale']);
  const stranger = new Pictify({ apiKey: 'nobody', baseUrl: service.url });
  await expect(stranger.templates.list()).rejects.toMatchObject({
    name: 'AuthenticationError',
    code: 'unauthenticated',
  });
});

test('a batch from a generator: sent, waited for, read, and told of', async () => {
  const options = { key: 'user_id', webhookUrl: receiver.url, metadata: { run: 7 }, size: { width: 60, height: 60 } };
  const batch = await pictify.batches.create('card', rowsTo(2500), options);
  expect(batch.accepted).toMatchObject({ total: 2500, id: batch.id });
  const told: number[] = [];
  const end = await batch.wait({ onProgress: ({ completed }) => told.push(completed) });
  expect(end).toMatchObject({ status: 'completed', completed: 2500, metadata: { run: 7 } });
  expect(told.at(-1)).toBe(2500);
  expect(told).toEqual([...told].sort((a, b) => a - b));
  let index = 0;
  for await (const item of batch.results()) {
    expect([item.index, item.key, item.status]).toEqual([index, `u-${index}`, 'completed']);
    index++;
  }
  expect(index).toBe(2500);
  await receiver.count(1);
  const { headers, body } = receiver.received[0]!;
  const secret = await pictify.webhooks.secret();
  const { event } = await verifyWebhook(body, headers, secret);
  if (event.type !== 'batch.completed') throw new Error(event.type);
  expect(event.data).toMatchObject({ batchId: batch.id, status: 'completed', completed: 2500 });
  await expect(verifyWebhook(`${body} `, headers, secret)).rejects.toMatchObject({ reason: 'signature_mismatch' });
  const olderOnly = { 'X-Pictify-Signature': headers['x-pictify-signature'] };
  expect((await pictify.webhooks.verify(body, olderOnly, secret)).event).toEqual(event);
});

test('the same batch asked for again with its key is the same batch', async () => {
  const request = { idempotencyKey: 'once-only' };
  const first = await pictify.batches.create('card', rowsTo(1500), {}, request);
  const again = await pictify.batches.create('card', () => rowsTo(1500), {}, request);
  expect(again.id).toBe(first.id);
  await first.wait();
});

test('a batch from a file, its failures, its files and its end', async () => {
  const csv = 'user_id,name\nu-1,Ada\nu-2,"Lin, the second"\n';
  const options = { contentType: 'text/csv', key: 'user_id' } as const;
  const batch = await pictify.batches.createFromFile('card', csv, options);
  await batch.wait();
  const table = await new Response(await batch.resultsFile('csv')).text();
  expect(table.split('\n')[0]).toContain('index,key,status,url');
  const lines = (await new Response(await batch.resultsFile('ndjson', { status: 'completed' })).text())
    .trim()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).key)).toEqual(['u-1', 'u-2']);
  const archive = Buffer.from(await new Response(await batch.archive()).arrayBuffer());
  expect(archive.subarray(0, 4).toString()).toBe('PK\x03\x04');
  await batch.deleteItem(1);
  const seen: string[] = [];
  for await (const { status } of batch.results()) seen.push(status);
  expect(seen).toEqual(['completed', 'deleted']);
  const listed: string[] = [];
  for await (const { id } of pictify.batches.iterate()) listed.push(id);
  expect(listed).toContain(batch.id);
  await batch.delete();
  await expect(batch.status()).rejects.toBeInstanceOf(NotFoundError);
});

test('rows that failed are tried again, and a batch is cancelled', async () => {
  const marker = `${service.context.config.dataDir}/now-it-works`;
  const rows = [{ name: 'Ada' }, { name: 'Lin', failWithout: marker }];
  const batch = await pictify.batches.create('card', rows);
  expect(await batch.wait()).toMatchObject({ status: 'partial', failed: 1 });
  for await (const { index, error } of batch.results({ status: 'failed' }))
    expect([index, error?.code]).toEqual([1, 'render_failed']);
  expect((await batch.retry()).retried).toBe(1);
  expect((await batch.wait()).failed).toBe(1);
  const slow = await pictify.batches.create(
    'card',
    Array.from({ length: 200 }, () => ({ waitMs: 50 })),
  );
  expect((await slow.cancel()).status).toBe('cancelled');
  expect((await slow.wait()).status).toBe('cancelled');
  await expect(slow.cancel()).rejects.toMatchObject({
    name: 'ConflictError',
    code: 'wrong_state',
    allowed: expect.any(Array),
  });
});

test('a preflight says what would not come out well', async () => {
  const report = await pictify.preflight('card', [{ name: 'Ada' }, {}]);
  expect(report).toMatchObject({ dryRun: true, total: 2, degraded: 1 });
  expect(report.issues[0]).toMatchObject({ code: 'variable_missing', rows: 1 });
});

test('a write that is bound to a revision fails when somebody saved in between', async () => {
  const { template } = await pictify.templates.create(testTemplate('bound'));
  const change = { ...testTemplate('bound'), name: 'Changed' };
  await pictify.templates.replace('bound', change, { ifMatch: template.revision });
  const again = pictify.templates.replace('bound', { ...change, name: 'Again' }, { ifMatch: template.revision });
  await expect(again).rejects.toMatchObject({ status: 412, code: 'precondition_failed' });
  await pictify.templates.delete('bound', { ifMatch: template.revision + 1 });
});

test('endpoints of webhooks: made, tested, told, replayed, with a new secret, deleted', async () => {
  const { webhook, secret } = await pictify.webhooks.create({ url: receiver.url, events: ['batch.completed'] });
  const before = receiver.received.length;
  expect(await pictify.webhooks.test(webhook.id)).toMatchObject({ delivered: true, status: 200 });
  const { headers, body } = receiver.received[before]!;
  expect((await verifyWebhook(body, headers, secret)).event.type).toBe('webhook.test');
  const { deliveries } = await pictify.webhooks.deliveries(webhook.id);
  expect((await pictify.webhooks.delivery(deliveries[0]!.id)).attempts).toHaveLength(1);
  await pictify.webhooks.replay(deliveries[0]!.id);
  await receiver.count(before + 2);
  const rotated = await pictify.webhooks.rotateSecret(webhook.id);
  await pictify.webhooks.test(webhook.id);
  const last = receiver.received.at(-1)!;
  for (const key of [secret, rotated.secret]) await verifyWebhook(last.body, last.headers, key);
  expect((await pictify.webhooks.update(webhook.id, { enabled: false })).enabled).toBe(false);
  expect((await pictify.webhooks.list()).webhooks.map(({ id }) => id)).toEqual([webhook.id]);
  expect(await pictify.webhooks.secret(webhook.id)).toBe(rotated.secret);
  await pictify.webhooks.delete(webhook.id);
  await expect(pictify.webhooks.get(webhook.id)).rejects.toBeInstanceOf(NotFoundError);
});

test('keys: made, used, changed over, revoked', async () => {
  const { apiKey, key } = await pictify.apiKeys.create({ name: 'Mailer', scopes: ['render'] });
  const mailer = new Pictify({ apiKey: key, baseUrl: service.url });
  await mailer.render('card');
  await expect(mailer.apiKeys.list()).rejects.toMatchObject({ name: 'PermissionError', code: 'scope_missing' });
  const rotated = await pictify.apiKeys.rotate(apiKey.id, { overlapSeconds: 0 });
  await expect(mailer.render('card')).rejects.toMatchObject({ code: 'unauthenticated' });
  await new Pictify({ apiKey: rotated.key, baseUrl: service.url }).render('card');
  await pictify.apiKeys.revoke(rotated.apiKey.id);
  expect((await pictify.apiKeys.list()).apiKeys.map(({ id }) => id)).toContain(apiKey.id);
});

test('images are uploaded, given back and deleted; a font is refused where it is none', async () => {
  const png = await readFile(new URL('../../examples/onboarding-milestone/card.png', import.meta.url)).catch(
    () => null,
  );
  const asset = await pictify.assets.upload(
    png ?? Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'),
  );
  expect(Buffer.from(await pictify.assets.download(asset.id)).length).toBe(asset.bytes);
  expect((await pictify.assets.get(asset.id)).usedBy).toEqual([]);
  expect((await pictify.assets.list()).assets).toHaveLength(1);
  await pictify.assets.delete(asset.id);
  await expect(pictify.fonts.upload(acmeSans())).rejects.toMatchObject({ code: 'font_invalid' });
  expect((await pictify.fonts.list()).shipped.length).toBeGreaterThan(0);
});

test('expressions are tried, checked and listed', async () => {
  const tried = await pictify.expressions.test({ expression: 'name | upper', variables: { name: 'ada' } });
  expect(tried).toMatchObject({ success: true, result: 'ADA', resultType: 'string' });
  expect(await pictify.expressions.validate({ text: 'Hi {{ name | uper }}' })).toMatchObject({ valid: false });
  expect((await pictify.expressions.functions()).map(({ name }) => name)).toContain('uppercase');
});
