import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  // Any process is larger than that, so each is replaced as soon as it has told its size.
  service = await startTestService({ pool: { recycleBytes: 1 } });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

test('processes that grow large are replaced, and no work is lost or done twice', async () => {
  const { pool } = service.context;
  const before = pool.pids;
  const variables = Array.from({ length: 300 }, (_, at) => ({ name: `user ${at}`, waitMs: 20 }));
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body: { variables } });
  const statuses = new Set<number>();
  const render = { body: { variables: { name: 'at once', waitMs: 20 } } };
  while (pool.pids.some((pid) => before.includes(pid))) {
    statuses.add((await service.call('POST', '/template/tpl_card/render', render)).status);
  }
  expect([...statuses]).toEqual([200]);
  expect(await batchEnd(service.call, json.id)).toMatchObject({ status: 'completed', completed: 300, failed: 0 });
  expect(pool.restarts).toBe(0);
  expect(pool.readyCount).toBeGreaterThan(0);
});
