import type { WireBatch } from '@pictify/api';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadBatch } from '../store/batches.ts';
import { startTestService, type TestService, testTemplate } from '../testing/test-service.ts';
import { liveBatch } from './wire-batch.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

test('the rate does not count the time before this process, when nothing ran', async () => {
  const body = { variables: [{ name: 'Ada' }, { name: 'Grace', waitMs: 20_000 }] };
  const { id } = (await service.call<WireBatch>('POST', '/v1/templates/tpl_card/batch', { body })).json;
  const progress = async () => (await service.call<WireBatch>('GET', `/v1/batches/${id}`)).json;
  await vi.waitUntil(async () => (await progress()).completed === 1, { timeout: 60_000 });
  const batch = (await loadBatch(service.context.db, id))!;
  const hoursAgo = new Date(performance.timeOrigin - 7_200_000);
  const live = await liveBatch(service.context, { ...batch, startedAt: hoursAgo }, performance.timeOrigin + 2000);
  expect(live.speed).toEqual({ ratePerSecond: 0.5, etaSeconds: 2 });
  await service.call('POST', `/v1/batches/${id}/cancel`);
});
