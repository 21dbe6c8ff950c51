import { type Operation, operations } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bodyFor, makeThing, pathFor, type Tenant } from '../testing/known-requests.ts';
import { startTestService, type TestAnswer, type TestService, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

let service: TestService;
let receiver: WebhookReceiver;
let tenant: Tenant;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const env = { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host };
  service = await startTestService({ env });
  tenant = { call: service.call, hookUrl: receiver.url, mark: 'ourmark' };
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

let keys = 0;
const newKey = () => `key-${++keys}`;
const isReplayed = ({ headers }: TestAnswer) => headers.get('idempotent-replayed') === 'true';
const render = (key: string, body: object, headers: Record<string, string> = {}, template = 'tpl_card') =>
  service.call('POST', `/v1/templates/${template}/render`, { body, headers: { 'Idempotency-Key': key, ...headers } });

describe('every POST of the route table', () => {
  const posts = (operations as readonly Operation[]).filter(({ method }) => method === 'post');

  test.each(posts.map((operation) => ({ operation, ...operation })))('$path', async ({ operation }) => {
    const path = pathFor(operation, await makeThing(operation, tenant));
    const { raw, body, headers } = bodyFor(operation, tenant);
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const post = (raw: typeof sent) =>
      service.call('POST', path, { ...(raw ? { raw } : {}), headers: { ...headers, 'Idempotency-Key': key } });
    const key = newKey();
    const first = await post(sent);
    expect(first.status, first.text).toBeLessThan(300);
    expect(isReplayed(first)).toBe(false);
    const again = await post(sent);
    expect({ status: again.status, text: again.text }).toEqual({ status: first.status, text: first.text });
    expect(isReplayed(again)).toBe(true);
    if (operation.body) {
      expect(await post(`${sent} `)).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch' } });
    }
  });
});

test('is of one path and query', async () => {
  const key = newKey();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_other') });
  expect((await render(key, {})).status).toBe(200);
  expect(await render(key, {}, {}, 'tpl_other')).toMatchObject({ json: { code: 'idempotency_mismatch' } });
});

test('PUT, PATCH and DELETE take no notice of it', async () => {
  const headers = { 'Idempotency-Key': newKey() };
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_gone') });
  expect((await service.call('DELETE', '/v1/templates/tpl_gone', { headers })).status).toBe(200);
  expect((await service.call('DELETE', '/v1/templates/tpl_gone', { headers })).status).toBe(404);
});

test.each(['', 'with space', 'ä', 'x'.repeat(256)])('“%s” is none', async (key) => {
  expect(await render(key, {})).toMatchObject({ status: 422, json: { errors: [{ code: 'invalid_idempotency_key' }] } });
});

describe('a render that answers the file', () => {
  const file = { Accept: 'image/png' };

  test('is answered with the same file again', async () => {
    const key = newKey();
    const first = await render(key, { variables: { name: 'Ada' } }, file);
    const again = await render(key, { variables: { name: 'Ada' } }, file);
    expect(again.status).toBe(200);
    expect(isReplayed(again)).toBe(true);
    expect(again.text).toBe(first.text);
    for (const name of ['content-type', 'content-location', 'content-length', 'etag', 'pictify-issues', 'vary']) {
      expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
    expect(again.headers.get('content-type')).toBe('image/png');
    expect(await render(key, { variables: { name: 'Eve' } }, file)).toMatchObject({ status: 422 });
    expect(await render(key, { variables: { name: 'Ada' } })).toMatchObject({ json: { code: 'idempotency_mismatch' } });
    const { body, image } = await service.context.db
      .selectFrom('idempotency')
      .select(['body', 'image'])
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    expect([body, image]).toEqual(['', first.headers.get('content-location')!.split('/').at(-1)]);
  });

  test('and was removed from the store says so', async () => {
    const key = newKey();
    await render(key, { variables: { name: 'removed' } }, file);
    vi.spyOn(service.context.blobs, 'get').mockResolvedValueOnce(null);
    const answer = await render(key, { variables: { name: 'removed' } }, file);
    expect(answer).toMatchObject({ status: 404, json: { code: 'not_found' } });
  });
});

describe('the first answer', () => {
  test('stays although what it was about is gone', async () => {
    await service.call('POST', '/v1/templates', { body: testTemplate('tpl_brief') });
    const keyed = { 'Idempotency-Key': newKey() };
    const batch = { body: { variables: [{}] }, headers: keyed };
    const rendered = await render(`${keyed['Idempotency-Key']}-render`, {}, {}, 'tpl_brief');
    const accepted = await service.call('POST', '/v1/templates/tpl_brief/batch', batch);
    await service.call('DELETE', '/v1/templates/tpl_brief');
    expect((await render(`${keyed['Idempotency-Key']}-render`, {}, {}, 'tpl_brief')).text).toBe(rendered.text);
    expect(await service.call('POST', '/v1/templates/tpl_brief/batch', batch)).toMatchObject({
      status: 202,
      text: accepted.text,
    });
  });

  test('is none where it was an error: the key may be used for a corrected request', async () => {
    const key = newKey();
    expect((await render(key, { scale: 9 })).status).toBe(422);
    expect((await render(key, {}, {}, 'tpl_nowhere')).status).toBe(404);
    expect((await render(key, { scale: 2 })).status).toBe(200);
  });

  test('is kept for a day, of a batch for thirty', async () => {
    const [renderKey, batchKey] = [newKey(), newKey()];
    await render(renderKey, {});
    const headers = { 'Idempotency-Key': batchKey };
    await service.call('POST', '/v1/templates/tpl_card/batch', { body: { variables: [{}] }, headers });
    const { db } = service.context;
    const days = async (key: string) => {
      const record = await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
      return Math.round((record.expiresAt.getTime() - record.createdAt.getTime()) / 86_400_000);
    };
    expect([await days(renderKey), await days(batchKey)]).toEqual([1, 30]);
    await db.updateTable('idempotency').set({ expiresAt: new Date() }).where('key', '=', renderKey).execute();
    expect(isReplayed(await render(renderKey, { scale: 2 }))).toBe(false);
  });
});
