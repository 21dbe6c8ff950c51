import { createHmac } from 'node:crypto';
import type { Problem, WireDelivery, WireWebhook, WireWebhookTest } from '@pictify/api';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { deriveKey } from '../../security/derive.ts';
import { seal } from '../../security/seal.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from '../../testing/test-service.ts';
import { type ReceivedWebhook, startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts';
import { sendTest } from '../../webhooks/send-test.ts';

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({
    env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host },
    webhookDelaysMs: [20],
  });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});
afterEach(async () => {
  await service.context.db.deleteFrom('webhook').execute();
  receiver.received.length = 0;
  receiver.answers.splice(0, 9, 200);
});

const allEvents = ['batch.completed', 'batch.failed', 'batch.cancelled', 'render.failed'];
const create = (body: object = {}, headers: Record<string, string> = {}) =>
  service.call<{ webhook: WireWebhook; secret: string }>('POST', '/v1/webhooks', {
    body: { url: receiver.url, ...body },
    headers,
  });
const refused = async (body: object) => {
  const { status, json } = await service.call<Problem>('POST', '/v1/webhooks', { body });
  return { status, code: json.code, field: json.errors?.[0]?.field, detail: json.detail };
};
const runBatch = async (body: object = {}) => {
  const { json } = await service.call<{ id: string }>('POST', '/v1/templates/tpl_card/batch', {
    body: { variables: [{ name: 'Ada' }], ...body },
  });
  await batchEnd(service.call, json.id);
  return json.id;
};
/** How a receiver checks, written here a second time on purpose. */
const isSigned = ({ headers, body }: ReceivedWebhook, secret: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  const older = createHmac('sha256', secret).update(`${headers['webhook-timestamp']}.${body}`).digest('hex');
  return (
    String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`) &&
    String(headers['x-pictify-signature']).split(',').includes(`v1=${older}`)
  );
};

describe('an endpoint', () => {
  test('is created with a secret, read, listed, changed and deleted', async () => {
    const created = await create({ description: 'Mail' });
    const { webhook, secret } = created.json;
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(`${service.context.publicUrl}/v1/webhooks/${webhook.id}`);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toMatchObject({ url: receiver.url, description: 'Mail', events: allEvents, enabled: true });
    const path = `/v1/webhooks/${webhook.id}`;
    expect((await service.call('GET', path)).json).toEqual({ webhook });
    expect((await service.call('GET', `${path}/secret`)).json).toEqual({ secret });
    expect((await service.call('GET', '/webhooks?limit=1')).json).toMatchObject({
      webhooks: [{ id: webhook.id }],
      pagination: { total: 1, hasMore: false },
    });
    const change = { events: ['render.failed'], description: '' };
    const changed = await service.call<{ webhook: WireWebhook }>('PATCH', path, { body: change });
    expect(changed.json.webhook).toMatchObject({ ...change, url: receiver.url, enabled: true });
    expect((await service.call('DELETE', path)).json).toEqual({ deleted: true });
    for (const [method, at] of [
      ['GET', path],
      ['PATCH', path],
      ['DELETE', path],
      ['GET', `${path}/secret`],
      ['GET', `${path}/deliveries`],
      ['POST', `${path}/test`],
      ['POST', `${path}/rotate-secret`],
      ['GET', '/v1/webhooks/deliveries/msg_none'],
      ['POST', '/v1/webhooks/deliveries/msg_none/replay'],
    ] as const) {
      expect((await service.call(method, at)).status, `${method} ${at}`).toBe(404);
    }
  });

  test('keeps its own secret, which the database holds sealed', async () => {
    const secret = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    const { json } = await create({ secret });
    expect(json.secret).toBe(secret);
    const stored = await service.context.db.selectFrom('webhook').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(secret.slice(6, 20));
    expect(service.lines.join('')).not.toContain(secret);
  });

  test('of another workspace is as one that is not there', async () => {
    const { db } = service.context;
    const { json } = await create();
    await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
    await db.updateTable('webhook').set({ workspaceId: 'wsp_other' }).execute();
    const path = `/v1/webhooks/${json.webhook.id}`;
    const foreign = await service.call<Problem>('GET', path);
    const missing = await service.call<Problem>('GET', '/v1/webhooks/whk_none');
    expect([foreign.status, foreign.json.detail]).toEqual([missing.status, missing.json.detail]);
    expect((await service.call('PATCH', path, { body: { enabled: false } })).status).toBe(404);
    expect((await service.call('DELETE', path)).status).toBe(404);
    await runBatch();
    expect(
      await db.selectFrom('webhookMessage').selectAll().where('webhookId', '=', json.webhook.id).execute(),
    ).toEqual([]);
  });

  test('needs a key with the scope admin', async () => {
    expect((await service.call('GET', '/v1/webhooks', { key: null })).status).toBe(401);
  });

  test.each([
    [{}, 422, 'invalid_body', '/url'],
    [{ url: 'http://10.0.0.1/hook' }, 422, 'webhook_refused', '/url'],
    [{ url: 'ftp://example.com' }, 422, 'webhook_refused', '/url'],
    [{ url: 'https://user:pass@example.com' }, 422, 'webhook_refused', '/url'],
    [{ url: 'https://example.com', events: [] }, 422, 'invalid_body', '/events'],
    [{ url: 'https://example.com', events: ['batch.complete'] }, 422, 'invalid_body', '/events/0'],
    [{ url: 'https://example.com', events: ['render.failed', 'binding.updated'] }, 422, 'not_supported', '/events/1'],
    [{ url: 'https://example.com', events: ['experiment.decided'] }, 422, 'not_supported', '/events/0'],
    [{ url: 'https://example.com', secret: 'whsec_c2hvcnQ=' }, 422, 'invalid_body', '/secret'],
    [{ url: 'https://example.com', event: ['render.failed'] }, 422, 'invalid_body', '/event'],
  ])('%j is refused', async (body, status, code, field) => {
    expect(await refused(body)).toMatchObject({ status, code, field });
  });

  test('that was misspelled has a did-you-mean', async () => {
    const { detail } = await refused({ url: 'https://example.com', events: ['batch.complete'] });
    expect(detail).toContain('Did you mean “batch.completed”?');
  });

  test('is made once for an idempotency key, with the same secret again', async () => {
    const key = { 'Idempotency-Key': 'one-webhook' };
    const first = await create({}, key);
    const again = await create({}, key);
    expect(again.text).toBe(first.text);
    expect((await service.call('GET', '/v1/webhooks')).json).toMatchObject({ pagination: { total: 1 } });
    const record = await service.context.db
      .selectFrom('idempotency')
      .selectAll()
      .where('key', '=', 'one-webhook')
      .execute();
    expect(JSON.stringify(record)).not.toContain(first.json.secret);
  });

  test('is one of 50 at most', async () => {
    await Promise.all(Array.from({ length: 49 }, () => create()));
    const statuses = (await Promise.all(Array.from({ length: 3 }, () => create()))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 409, 409]);
  });
});

describe('events', () => {
  test('go to every enabled endpoint that asked for them, each signed with its own secret', async () => {
    const [first, second] = [await create(), await create({ url: `${receiver.url}/2`, events: ['batch.completed'] })];
    await create({ url: `${receiver.url}/other`, events: ['batch.failed'] });
    await create({ url: `${receiver.url}/off`, enabled: false });
    const id = await runBatch({ webhookUrl: `${receiver.url}/call` });
    await receiver.count(3);
    const of = (path: string) => receiver.received.find((one) => one.path === path)!;
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/hook', '/hook/2', '/hook/call']);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
    const workspace = (await service.call<{ secret: string }>('GET', '/v1/webhooks/secret')).json.secret;
    expect(isSigned(of('/hook'), first.json.secret)).toBe(true);
    expect(isSigned(of('/hook/2'), second.json.secret)).toBe(true);
    expect(isSigned(of('/hook'), second.json.secret)).toBe(false);
    expect(isSigned(of('/hook/call'), workspace)).toBe(true);
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ type: 'batch.completed', data: { batchId: id } });
  });

  test('of cancelled batches and of batches whose rows all failed are told by their type', async () => {
    await create({ events: ['batch.cancelled', 'batch.failed'] });
    await runBatch({ variables: [{ fail: true }] });
    await receiver.count(1);
    const { json } = await service.call<{ id: string }>('POST', '/v1/templates/tpl_card/batch', {
      body: { variables: Array.from({ length: 20 }, () => ({ waitMs: 200 })) },
    });
    await service.call('POST', `/v1/batches/${json.id}/cancel`);
    await receiver.count(2);
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['batch.failed', 'batch.cancelled']);
  });
});

describe('a secret that is rotated', () => {
  const rotate = async (id: string, body: object) =>
    (await service.call<{ webhook: WireWebhook; secret: string }>('POST', `/v1/webhooks/${id}/rotate-secret`, { body }))
      .json;

  test('signs beside the new one until the overlap ends', async () => {
    const { webhook, secret: old } = (await create()).json;
    const { secret: fresh, webhook: rotated } = await rotate(webhook.id, { overlapSeconds: 3600 });
    expect(fresh).not.toBe(old);
    expect(Date.parse(rotated.previousSecretUntil!)).toBeGreaterThan(Date.now() + 3_000_000);
    await runBatch();
    await receiver.count(1);
    expect([old, fresh].map((secret) => isSigned(receiver.received[0]!, secret))).toEqual([true, true]);
    await service.context.db.updateTable('webhook').set({ previousSecretUntil: new Date() }).execute();
    await runBatch();
    await receiver.count(2);
    expect([old, fresh].map((secret) => isSigned(receiver.received[1]!, secret))).toEqual([false, true]);
  });

  test('is void at once without an overlap', async () => {
    const { webhook, secret: old } = (await create()).json;
    const { webhook: rotated } = await rotate(webhook.id, { overlapSeconds: 0 });
    expect(rotated.previousSecretUntil).toBeNull();
    await runBatch();
    await receiver.count(1);
    expect(isSigned(receiver.received[0]!, old)).toBe(false);
  });

  test('becomes readable again after the root secret was lost', async () => {
    const { webhook } = (await create()).json;
    const lost = seal(deriveKey('another root secret', 'webhook-secret'), 'whsec_x', webhook.id);
    await service.context.db.updateTable('webhook').set({ secret: lost }).execute();
    expect((await service.call('GET', `/v1/webhooks/${webhook.id}/secret`)).json.code).toBe('wrong_state');
    const tested = await service.call<WireWebhookTest>('POST', `/v1/webhooks/${webhook.id}/test`);
    expect(tested.json).toMatchObject({ delivered: false, error: expect.stringContaining('rotate it') });
    const { secret } = await rotate(webhook.id, {});
    expect((await service.call('GET', `/v1/webhooks/${webhook.id}/secret`)).json).toEqual({ secret });
  });
});

describe('a test', () => {
  const send = async (id: string) => (await service.call<WireWebhookTest>('POST', `/v1/webhooks/${id}/test`)).json;

  test('is sent at once, once only, and told of', async () => {
    const { webhook, secret } = (await create({ enabled: false })).json;
    receiver.answers.splice(0, 1, 204, 500);
    expect(await send(webhook.id)).toMatchObject({ delivered: true, status: 204, error: null });
    const failed = await send(webhook.id);
    expect(failed).toMatchObject({ delivered: false, status: 500, error: 'answered 500' });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toContain(failed.deliveryId);
    expect(isSigned(receiver.received[0]!, secret)).toBe(true);
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({
      type: 'webhook.test',
      data: { webhookId: webhook.id },
    });
    const { json } = await service.call<{ deliveries: WireDelivery[] }>(
      'GET',
      '/v1/webhooks/deliveries?type=webhook.test',
    );
    expect(json.deliveries.map(({ state }) => state)).toEqual(['failed', 'delivered']);
  });

  test('of an endpoint that is deleted meanwhile is answered as of one that is not there', async () => {
    const { webhook } = (await create()).json;
    const { db } = service.context;
    await sql`create function delete_webhook() returns trigger language plpgsql as $$
      begin delete from webhook where id = new.webhook_id; return null; end $$`.execute(db);
    await sql`create trigger deletes after insert on webhook_message
      for each row execute function delete_webhook()`.execute(db);
    try {
      expect(await send(webhook.id)).toMatchObject({ status: 404, code: 'not_found' });
    } finally {
      await sql`drop function delete_webhook cascade`.execute(db);
    }
    const gone = (await create()).json.webhook.id;
    const stored = await db.selectFrom('webhook').selectAll().where('id', '=', gone).executeTakeFirstOrThrow();
    await service.call('DELETE', `/v1/webhooks/${gone}`);
    await expect(sendTest(service.context, stored)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('an endpoint that is disabled', () => {
  const patch = (id: string, body: object) => service.call('PATCH', `/v1/webhooks/${id}`, { body });
  const states = async (id: string) => {
    const { json } = await service.call<{ deliveries: WireDelivery[] }>('GET', `/v1/webhooks/${id}/deliveries`);
    return json.deliveries.map(({ state }) => state);
  };
  const until = async (id: string, wanted: string[]) => {
    while (JSON.stringify(await states(id)) !== JSON.stringify(wanted)) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  test('by a 410 hears nothing more until it is enabled', async () => {
    const { id } = (await create()).json.webhook;
    receiver.answers.splice(0, 1, 410);
    await runBatch();
    await until(id, ['gone']);
    const { json } = await service.call('GET', `/v1/webhooks/${id}`);
    expect(json).toMatchObject({ webhook: { enabled: false, disabledReason: 'receiver_gone' } });
    receiver.answers.splice(0, 1, 200);
    await runBatch();
    expect(await states(id)).toEqual(['gone']);
    const replay = await service.call('POST', `/v1/webhooks/${id}/replay`, { body: { since: '2026-01-01T00:00:00Z' } });
    expect(replay).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
    await patch(id, { enabled: true });
    await runBatch();
    await until(id, ['delivered', 'gone']);
  });

  test('gets what waited for it when it is enabled, at its new URL', async () => {
    const { id } = (await create()).json.webhook;
    receiver.answers.splice(0, 1, 429);
    receiver.answerHeaders = { 'Retry-After': '600' };
    await runBatch();
    await receiver.count(1);
    const at = `/v1/webhooks/${id}/deliveries`;
    let waits: WireDelivery | undefined;
    while (waits?.nextAttemptAt == null) {
      waits = (await service.call<{ deliveries: WireDelivery[] }>('GET', at)).json.deliveries[0];
    }
    expect(Date.parse(waits.nextAttemptAt)).toBeGreaterThan(Date.now() + 500_000);
    await patch(id, { enabled: false });
    expect(await states(id)).toEqual(['paused']);
    receiver.answerHeaders = {};
    receiver.answers.splice(0, 1, 200);
    await patch(id, { url: `${receiver.url}/new`, enabled: true });
    await until(id, ['delivered']);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook', '/hook/new']);
  });
});
