import type { BatchEvent, WireAttempt, WireDelivery, WireWebhook } from '@pictify/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { announce } from '../../batch/announce.ts';
import { sweep } from '../../batch/sweeper.ts';
import { loadBatch } from '../../store/batches.ts';
import { batchEnd, startTestService, type TestService, testTemplate } from '../../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts';

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
  await service.context.db.deleteFrom('webhookMessage').execute();
  receiver.received.length = 0;
  receiver.answers.splice(0, 9, 200);
  receiver.ignored = undefined;
});

type Read = WireDelivery & { attempts: WireAttempt[] };

const startBatch = async (extra: object = {}) => {
  const body = { variables: [{ name: 'Ada' }], webhookUrl: receiver.url, ...extra };
  return (await service.call<{ id: string }>('POST', '/v1/templates/tpl_card/batch', { body })).json.id;
};
const createWebhook = async () =>
  (await service.call<{ webhook: WireWebhook }>('POST', '/v1/webhooks', { body: { url: receiver.url } })).json.webhook
    .id;
const list = async (query = '', at = '/v1/webhooks/deliveries') =>
  (await service.call<{ deliveries: WireDelivery[]; pagination: { total: number } }>('GET', `${at}${query}`)).json;
const read = async (id: string) =>
  (await service.call<{ delivery: Read }>('GET', `/v1/webhooks/deliveries/${id}`)).json.delivery;
const replay = (id: string, headers: Record<string, string> = {}) =>
  service.call<{ delivery: WireDelivery; code: string }>('POST', `/v1/webhooks/deliveries/${id}/replay`, { headers });
/** Waits until the only message, or the one named, is in a state. */
const until = async (state: string, id?: string): Promise<Read> => {
  for (;;) {
    const of = id ?? (await list()).deliveries[0]?.id;
    const found = of === undefined ? undefined : await read(of);
    if (found?.state === state) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the log', () => {
  test('has every attempt with what the receiver answered, and nothing of its text', async () => {
    receiver.answers.splice(0, 1, 500, 204);
    const batchId = await startBatch();
    const delivery = await until('delivered');
    expect(delivery).toMatchObject({
      webhookId: null,
      type: 'batch.completed',
      batchId,
      url: receiver.url,
      attemptCount: 2,
      nextAttemptAt: null,
      attempts: [
        { attempt: 1, status: 500, error: 'answered 500' },
        { attempt: 2, status: 204, error: null },
      ],
    });
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.id, delivery.id]);
    expect(JSON.stringify(delivery)).not.toContain('thank you');
    const [first, second] = delivery.attempts.map(({ at }) => Date.parse(at));
    expect(first!).toBeLessThanOrEqual(second!);
  });

  test('is filtered and paged in both styles', async () => {
    const webhookId = await createWebhook();
    const failing = await startBatch({ variables: [{ fail: true }] });
    await batchEnd(service.call, failing);
    const batchId = await startBatch();
    await batchEnd(service.call, batchId);
    await receiver.count(4);
    const counts = await Promise.all(
      [
        '',
        `?webhookId=${webhookId}`,
        `?batchId=${batchId}`,
        '?type=batch.failed',
        `?type=batch.failed&batchId=${batchId}`,
        '?webhookId=whk_none',
      ].map(async (query) => (await list(query)).pagination.total),
    );
    expect(counts).toEqual([4, 2, 2, 2, 0, 0]);
    expect((await list('', `/v1/webhooks/${webhookId}/deliveries`)).pagination.total).toBe(2);
    const all = (await list()).deliveries.map(({ id }) => id);
    const paged = [...(await list('?limit=3')).deliveries, ...(await list('?limit=3&page=2')).deliveries];
    expect(paged.map(({ id }) => id)).toEqual(all);
    expect((await list('?limit=2&offset=1')).deliveries.map(({ id }) => id)).toEqual(all.slice(1, 3));
    for (const query of ['?state=done', '?type=batch.done', '?limit=0', '?webhook=x']) {
      expect((await service.call('GET', `/v1/webhooks/deliveries${query}`)).status).toBe(400);
    }
  });

  test('forgets what was delivered after 30 days, what failed after 90, and events nobody is to hear of', async () => {
    const { db } = service.context;
    const day = 24 * 3_600_000;
    const ages = [
      ['delivered', 29],
      ['delivered', 31],
      ['failed', 89],
      ['failed', 91],
      ['gone', 91],
    ] as const;
    for (const [state, days] of ages) {
      await db
        .insertInto('webhookEvent')
        .values({
          id: `evt_${state}_${days}`,
          workspaceId: 'wsp_default',
          body: Buffer.from(''),
          createdAt: new Date(Date.now() - days * day),
        })
        .execute();
      await db
        .insertInto('webhookMessage')
        .values({
          id: `msg_${state}_${days}`,
          eventId: `evt_${state}_${days}`,
          workspaceId: 'wsp_default',
          webhookId: null,
          batchId: null,
          type: 'render.failed',
          url: receiver.url,
          state,
        })
        .execute();
      await db
        .updateTable('webhookMessage')
        .set({ finishedAt: new Date(Date.now() - days * day) })
        .where('id', '=', `msg_${state}_${days}`)
        .execute();
    }
    await sweep(service.context, new Date(0));
    const left = (await list()).deliveries.map(({ id }) => id).sort();
    expect(left).toEqual(['msg_delivered_29', 'msg_failed_89']);
    const events = await db.selectFrom('webhookEvent').select('id').where('id', 'like', 'evt\\_%\\_%').execute();
    expect(events.map(({ id }) => id).sort()).toEqual(['evt_delivered_29', 'evt_failed_89']);
  });
});

describe('a replay', () => {
  test('sends the same id and bytes again, however it had ended, with the whole schedule before it', async () => {
    receiver.answers.splice(0, 1, 500);
    await startBatch();
    const { id } = await until('failed');
    expect((await replay(id)).json.delivery).toMatchObject({ id, state: 'pending', finishedAt: null });
    expect((await until('failed', id)).attemptCount).toBe(4);
    receiver.answers.splice(0, 1, 200);
    await replay(id);
    await until('delivered', id);
    await replay(id);
    await receiver.count(6);
    const { attempts } = await until('delivered', id);
    expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 500],
      [4, 500],
      [5, 200],
      [6, 200],
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  test('is refused while an attempt is under way', async () => {
    receiver.ignored = '/hook';
    await startBatch();
    await receiver.count(1);
    const { id } = (await list()).deliveries[0]!;
    const refused = await replay(id);
    expect(refused).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
    expect(refused.headers.get('retry-after')).toBe('15');
  });

  test('is made once for an idempotency key', async () => {
    await startBatch();
    const { id } = await until('delivered');
    await replay(id, { 'Idempotency-Key': 'again' });
    await until('delivered', id);
    await receiver.count(2);
    const again = await replay(id, { 'Idempotency-Key': 'again' });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await read(id)).attemptCount).toBe(2);
  });

  test('of all that failed since a time is one call', async () => {
    const webhookId = await createWebhook();
    const path = `/v1/webhooks/${webhookId}/replay`;
    receiver.answers.splice(0, 1, 500);
    for (let batches = 0; batches < 3; batches++) await startBatch({ webhookUrl: undefined });
    while ((await list('?state=failed')).pagination.total < 3) await new Promise((resolve) => setTimeout(resolve, 20));
    receiver.answers.splice(0, 1, 200);
    const future = new Date(Date.now() + 60_000).toISOString();
    expect((await service.call('POST', path, { body: { since: future } })).json).toEqual({ replayed: 0 });
    const since = new Date(Date.now() - 600_000).toISOString();
    expect(await service.call('POST', path, { body: { since } })).toMatchObject({ status: 202, json: { replayed: 3 } });
    while ((await list('?state=delivered')).pagination.total < 3)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const body of [{}, { since: 'yesterday' }, { since: 5 }]) {
      expect((await service.call('POST', path, { body })).status).toBe(422);
    }
  });
});

describe('a batch that ends twice', () => {
  test('is told of twice, and a late attempt still tells of the first end', async () => {
    const { context } = service;
    receiver.answers.splice(0, 1, 500);
    const id = await startBatch({ variables: [{ fail: true }, { name: 'Ada' }] });
    const first = await until('failed');
    receiver.answers.splice(0, 1, 200);
    await context.db.transaction().execute(async (transaction) => {
      const ended = { state: 'completed', completed: 2, failed: 0 } as const;
      await transaction.updateTable('batch').set(ended).where('id', '=', id).execute();
      await announce(context, transaction, (await loadBatch(transaction, id))!);
    });
    context.wake.webhooks();
    await receiver.count(3);
    await replay(first.id);
    await receiver.count(4);
    const told = receiver.received.map(({ headers, body }) => ({
      id: headers['webhook-id'],
      body,
      failed: (JSON.parse(body) as BatchEvent).data.failed,
    }));
    expect(told.map(({ failed }) => failed)).toEqual([1, 1, 0, 1]);
    expect(told[3]).toEqual(told[0]);
    expect(told[2]!.id).not.toBe(first.id);
  });

  test('is told of with a message from before bodies were stored', async () => {
    const { db } = service.context;
    const id = await startBatch();
    await until('delivered');
    await db.updateTable('webhookMessage').set({ eventId: null }).where('batchId', '=', id).execute();
    await replay((await list()).deliveries[0]!.id);
    await receiver.count(2);
    expect(receiver.received[1]!.body).toBe(receiver.received[0]!.body);
    expect(receiver.received[1]!.body).toContain(id);
  });
});
