import type { WireAttempt, WireDelivery, WireWebhook } from '@pictify/api';
import { type FaultServer, startFaultServer, startHalfOpenServer } from '@pictify/fetcher/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createId } from '../identifier.ts';
import { insertWebhookMessage } from '../store/webhook-messages.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';
import { storeEvent } from './write-event.ts';

let service: TestService;
let faults: FaultServer;
let halfOpen: Awaited<ReturnType<typeof startHalfOpenServer>>;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [faults, halfOpen, receiver] = await Promise.all([startFaultServer(), startHalfOpenServer(), startWebhookReceiver()]);
  const hosts = [faults.host, halfOpen.host, receiver.host, '127.0.0.1:1'];
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: hosts.join(',') }, webhookDelaysMs: [] });
});
afterAll(async () => {
  await service?.stop();
  await Promise.all([faults?.close(), halfOpen?.close(), receiver?.close()]);
});

const create = async (url: string) => {
  const { json } = await service.call<{ webhook: WireWebhook }>('POST', '/v1/webhooks', { body: { url } });
  return json.webhook.id;
};
/** As many messages as asked for, due now, all of one event. */
const write = async (webhookId: string, url: string, count: number) => {
  const { db } = service.context;
  const eventId = await storeEvent(db, 'wsp_default', { type: 'render.failed', data: {} });
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const target = { id: createId('msg'), workspaceId: 'wsp_default', webhookId, eventId, url, batchId: null };
    ids.push((await insertWebhookMessage(db, { ...target, type: 'render.failed' })).id);
  }
  return ids;
};
const ended = async (id: string) => {
  for (;;) {
    const { delivery } = (
      await service.call<{ delivery: WireDelivery & { attempts: WireAttempt[] } }>(
        'GET',
        `/v1/webhooks/deliveries/${id}`,
      )
    ).json;
    if (delivery.state !== 'pending') return delivery;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test('every way not to answer is an attempt with its reason, and holds up nobody else', async () => {
  const late = 'no answer within 15 s';
  const unreadable = 'no readable answer';
  const expected: [string, string | null][] = [
    [`http://${halfOpen.host}/`, late],
    [`${faults.origin}/silent`, late],
    [`${faults.origin}/trickle-headers?ms=200`, late],
    ['http://127.0.0.1:1/closed', 'no connection'],
    [`${faults.origin}/garbage`, unreadable],
    [`${faults.origin}/fat-headers`, unreadable],
    [`${faults.origin}/redirect?to=${encodeURIComponent(receiver.url)}`, 'answered a redirect, which is not followed'],
    [`${faults.origin}/status?code=404`, 'answered 404'],
    [`${faults.origin}/endless`, null],
    [`${faults.origin}/trickle?ms=200`, null],
    [`${faults.origin}/bomb`, null],
  ];
  const alive = await create(receiver.url);
  const messages = await Promise.all(
    expected.map(async ([url]) => {
      const webhookId = await create(url);
      return (await write(webhookId, url, 1))[0]!;
    }),
  );
  service.context.wake.webhooks();
  expect(await ended((await write(alive, receiver.url, 1))[0]!)).toMatchObject({ state: 'delivered' });
  for (const [at, id] of messages.entries()) {
    const [url, error] = expected[at]!;
    const { state, attempts } = await ended(id);
    expect(attempts, url).toMatchObject([{ attempt: 1, error }]);
    expect(state, url).toBe(error === null ? 'delivered' : 'failed');
  }
  expect(receiver.received).toHaveLength(1);
});

test('a dead endpoint with thousands of messages does not starve another on the same host', async () => {
  receiver.received.length = 0;
  receiver.ignored = '/dead';
  const dead = `http://${receiver.host}/dead`;
  const [deadId, aliveId] = [await create(dead), await create(receiver.url)];
  const { db } = service.context;
  await write(deadId, dead, 1);
  const { eventId } = await db
    .selectFrom('webhookMessage')
    .select('eventId')
    .where('webhookId', '=', deadId)
    .executeTakeFirstOrThrow();
  const rows = Array.from({ length: 3000 }, () => ({
    id: createId('msg'),
    workspaceId: 'wsp_default',
    webhookId: deadId,
    eventId,
    url: dead,
    batchId: null,
    type: 'render.failed' as const,
  }));
  await db.insertInto('webhookMessage').values(rows).execute();
  service.context.wake.webhooks();
  await receiver.count(4);
  const ids = await write(aliveId, receiver.url, 50);
  service.context.wake.webhooks();
  for (const id of ids) expect((await ended(id)).state).toBe('delivered');
  await service.call('DELETE', `/v1/webhooks/${deadId}`);
});

test('a message that is deleted while it is sent leaves nothing', async () => {
  receiver.received.length = 0;
  receiver.ignored = '/deleted';
  const url = `http://${receiver.host}/deleted`;
  const webhookId = await create(url);
  const [id] = await write(webhookId, url, 1);
  service.context.wake.webhooks();
  await receiver.count(1);
  await service.call('DELETE', `/v1/webhooks/${webhookId}`);
  expect((await service.call('GET', `/v1/webhooks/deliveries/${id}`)).status).toBe(404);
});
