import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BatchEvent } from '@pictify/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({
    env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host, PICTIFY_WEBHOOK_INLINE: '50' },
    webhookDelaysMs: [20, 20],
  });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});
afterEach(() => {
  receiver.received.length = 0;
  receiver.answers.splice(0, 9, 200);
  receiver.finish = undefined;
  receiver.ignored = undefined;
});

/** Attempts that were answered well, and not: what the metrics counted, and what the log holds. */
const attempts = async () => {
  const { values } = await service.context.metrics.webhookAttempts.get();
  const log = await service.context.db.selectFrom('webhookDelivery').select('error').execute();
  const answered = log.filter(({ error }) => error === null).length;
  return {
    counted: Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value])),
    logged: { delivered: answered, pending: log.length - answered },
  };
};

const start = async (count: number, extra: object = {}): Promise<string> => {
  const variables = Array.from({ length: count }, (_, i) => ({ name: `user ${i}`, id: `u${i}`, ...extra }));
  const body = { variables, key: 'id', webhookUrl: receiver.url };
  return (await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body })).json.id;
};
const message = (id: string) =>
  service.context.db.selectFrom('webhookMessage').selectAll().where('batchId', '=', id).executeTakeFirst();
const settled = async (id: string) => {
  for (;;) {
    const stored = await message(id);
    if (stored && stored.state !== 'pending') return stored;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('the completion webhook', () => {
  test('carries one URL per row and both signatures', async () => {
    const id = await start(30);
    await receiver.count(1);
    const { headers, body } = receiver.received[0]!;
    const { json } = await service.call<{ secret: string }>('GET', '/v1/webhooks/secret');
    const timestamp = headers['webhook-timestamp'];
    const key = Buffer.from(json.secret.replace('whsec_', ''), 'base64');
    const standard = createHmac('sha256', key).update(`${headers['webhook-id']}.${timestamp}.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${standard}`);
    const older = createHmac('sha256', json.secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['x-pictify-signature']).toBe(`t=${timestamp},v1=${older}`);
    expect(Math.abs(Date.now() / 1000 - Number(timestamp))).toBeLessThan(60);
    expect(headers['content-type']).toBe('application/json');

    const event = JSON.parse(body) as BatchEvent;
    expect(event).toMatchObject({
      type: 'batch.completed',
      data: { batchId: id, templateId: 'tpl_card', status: 'completed', total: 30, completed: 30, failed: 0 },
    });
    expect(event.data.images).toHaveLength(30);
    for (const [index, image] of event.data.images!.entries()) {
      expect(image).toMatchObject({ index, key: `u${index}`, status: 'completed' });
      const answer = await service.call('GET', new URL(image.url!).pathname, { key: null });
      expect(answer.text).toContain(`"user ${index}"`);
    }
    expect((await settled(id)).state).toBe('delivered');
  });

  test('of a large batch has a signed link that needs no key', async () => {
    const id = await start(60);
    await receiver.count(1);
    const { data } = JSON.parse(receiver.received[0]!.body) as BatchEvent;
    expect(data.images).toBeUndefined();
    const { pathname, search } = new URL(data.resultsUrl);
    const results = await service.call('GET', pathname + search, { key: null });
    expect(results.headers.get('content-type')).toContain('application/x-ndjson');
    expect(results.text.trim().split('\n')).toHaveLength(60);
    const other = await service.call('GET', pathname.replace(id, 'bat_other') + search, { key: null });
    expect(other.json.code).toBe('link_invalid');
    const forged = search.replace(/expires=\w+/, 'expires=zzzzzz');
    expect((await service.call('GET', pathname + forged, { key: null })).status).toBe(403);
  });

  test('says that every row failed', async () => {
    await start(2, { fail: true });
    await receiver.count(1);
    const event = JSON.parse(receiver.received[0]!.body) as BatchEvent;
    expect(event).toMatchObject({ type: 'batch.failed', data: { status: 'failed', failed: 2 } });
    expect(event.data.images).toMatchObject([{ url: null, error: { code: 'render_failed' } }, { url: null }]);
  });
});

describe('an attempt that is answered', () => {
  test('500 is made again, with the same id and body', async () => {
    receiver.answers.splice(0, 1, 500, 500, 204);
    const id = await start(3);
    await receiver.count(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(await settled(id)).toMatchObject({ state: 'delivered', attempts: 3 });
    const { id: messageId } = (await message(id))!;
    const log = await service.context.db
      .selectFrom('webhookDelivery')
      .selectAll()
      .where('messageId', '=', messageId)
      .orderBy('attempt')
      .execute();
    expect(log.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 204],
    ]);
    // Polled: a message of an earlier test may be under way, and is logged before it is counted.
    await expect
      .poll(attempts, { timeout: 60_000 })
      .toSatisfy(({ counted, logged }) => isDeepStrictEqual(counted, logged));
  });

  test('200 is delivered, however long or slow the rest of the answer is', async () => {
    receiver.finish = (response) => void response.write('x'.repeat(200_000));
    expect(await settled(await start(1))).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  test('410 is the last', async () => {
    receiver.answers.splice(0, 1, 410);
    expect(await settled(await start(1))).toMatchObject({ state: 'gone', attempts: 1 });
  });

  test('badly until the schedule is used up has failed', async () => {
    receiver.answers.splice(0, 1, 503);
    expect(await settled(await start(1))).toMatchObject({ state: 'failed', attempts: 3 });
  });

  test('with a redirect is not followed', async () => {
    receiver.answers.splice(0, 1, 302);
    expect(await settled(await start(1))).toMatchObject({ state: 'failed' });
  });
});

test('receivers that never answer hold up no other', async () => {
  const hanging = 'no answer';
  receiver.ignored = hanging;
  const body = { variables: [{}], webhookUrl: receiver.url, metadata: { hanging } };
  for (let i = 0; i < 3; i++) await service.call('POST', '/template/tpl_card/batch', { body });
  await receiver.count(3);
  for (let i = 0; i < 3; i++) expect(await settled(await start(1))).toMatchObject({ state: 'delivered', attempts: 1 });
  expect(receiver.received).toHaveLength(6);
});

test('a batch without a webhook URL sends nothing', async () => {
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', {
    body: { variables: [{}] },
  });
  await batchEnd(service.call, json.id);
  const messages = await service.context.db
    .selectFrom('webhookMessage')
    .select('id')
    .where('batchId', '=', json.id)
    .execute();
  expect(messages).toEqual([]);
});
