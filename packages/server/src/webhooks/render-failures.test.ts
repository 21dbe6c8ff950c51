import type { RenderFailedEvent } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

let service: TestService;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await startWebhookReceiver();
  service = await startTestService({ env: { PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host } });
  for (const id of ['tpl_card', 'tpl_other']) await service.call('POST', '/v1/templates', { body: testTemplate(id) });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
});

const render = (template: string, body: object) => service.call('POST', `/v1/templates/${template}/render`, { body });

test('a render that failed for a reason of ours is told of, once a minute and template', async () => {
  await render('tpl_other', { variables: { fail: true } });
  await service.call('POST', '/v1/webhooks', { body: { url: receiver.url, events: ['render.failed'] } });
  await render('tpl_card', { variables: { name: 'Ada' } });
  await render('tpl_card', { size: 'unknown' });
  for (let times = 0; times < 3; times++) {
    expect((await render('tpl_card', { variables: { fail: true } })).status).toBe(500);
  }
  await render('tpl_card', { variableSets: [{ fail: true }, { name: 'Ada' }] });
  await receiver.count(1);
  const { db } = service.context;
  expect(await db.selectFrom('webhookMessage').select('type').execute()).toEqual([{ type: 'render.failed' }]);
  const event = JSON.parse(receiver.received[0]!.body) as RenderFailedEvent;
  expect(event).toMatchObject({
    type: 'render.failed',
    data: { templateId: 'tpl_card', code: 'render_failed', failures: 1 },
  });
  expect(receiver.received[0]!.body).not.toContain('told to fail');
});
