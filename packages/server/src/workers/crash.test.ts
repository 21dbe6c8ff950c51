import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testTemplate } from '../testing/test-service.ts';

interface Results {
  results: { index: number; status: string; error: { code: string } | null }[];
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService({
    pool: { stuckMs: { silentMs: 3000, renderMs: 20_000, chunkMs: 20_000 }, rendersPerWorker: 1, waitingRenders: 2 },
  });
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

const render = (variables: object) => service.call('POST', '/template/tpl_card/render', { body: { variables } });
const batch = async (variables: object[]): Promise<string> =>
  (await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body: { variables } })).json.id;
const names = (count: number): object[] => Array.from({ length: count }, (_, i) => ({ name: `user ${i}` }));

async function failures(id: string): Promise<unknown[]> {
  const { json } = await service.call<Results>('GET', `/v1/batches/${id}/results?status=failed`);
  return json.results.map((item) => [item.index, item.error?.code]);
}

describe('a row that kills its render process', () => {
  test('fails alone; the other rows of the batch are done', async () => {
    const id = await batch([...names(3), { die: true }, ...names(4)]);
    expect(await batchEnd(service.call, id)).toMatchObject({ status: 'partial', completed: 7, failed: 1 });
    expect(await failures(id)).toEqual([[3, 'render_crashed']]);
  });

  test('is a retryable 503 when rendered at once, and the next render works', async () => {
    const answer = await render({ die: true });
    expect(answer.status).toBe(503);
    expect(answer.json.code).toBe('render_crashed');
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await render({ name: 'after' })).status).toBe(200);
  });
});

test('rows that kill their process cost nobody else anything', async () => {
  const rows = names(60).map((row, at) => (at % 30 === 5 ? { ...row, die: true } : row));
  const id = await batch(rows);
  let ended = false;
  const end = batchEnd(service.call, id).finally(() => {
    ended = true;
  });
  const statuses: number[] = [];
  while (!ended) statuses.push((await render({ name: 'innocent', waitMs: 30 })).status);
  expect(await end).toMatchObject({ status: 'partial', completed: 58, failed: 2 });
  expect(statuses.length).toBeGreaterThan(5);
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a row that stands still is killed and fails alone', async () => {
  const id = await batch([{ name: 'a' }, { stall: true }, { name: 'b' }]);
  expect(await batchEnd(service.call, id)).toMatchObject({ completed: 2, failed: 1 });
  expect(await failures(id)).toEqual([[1, 'render_crashed']]);
});

test('a row that waits longer than that, for pictures say, is no row that stands still', async () => {
  const before = service.context.pool.pids;
  const id = await batch([{ name: 'a', waitMs: 4000 }]);
  const answer = await render({ name: 'b', waitMs: 4000 });
  expect(answer.status).toBe(200);
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'completed', completed: 1 });
  expect(service.context.pool.pids).toEqual(before);
});

test('a task that cannot be sent is refused, and the process that should have had it is not taken for stuck', async () => {
  const { pool } = service.context;
  await pool.whenReady();
  const before = pool.pids;
  const row = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  const options = { format: 'png' as const, scale: 1, now: 0 };
  const document = testTemplate('tpl_card');
  await expect(
    pool.render({ workspaceId: 'x', document, documentHash: 'x', options, fonts: [], rows: [row] }),
  ).rejects.toThrow('stack');
  await new Promise((resolve) => setTimeout(resolve, 3500));
  expect(pool.pids).toEqual(before);
});

test('a render process that is killed from outside costs no row', async () => {
  const id = await batch(names(60).map((row) => ({ ...row, waitMs: 10 })));
  await new Promise((resolve) => setTimeout(resolve, 100));
  process.kill(service.context.pool.pids[0]!, 'SIGKILL');
  expect(await batchEnd(service.call, id)).toMatchObject({ status: 'completed', completed: 60 });
});

test('more renders than may wait are refused with 429, and a batch does not keep one from being served', async () => {
  await service.context.pool.whenReady();
  const id = await batch(names(100).map((row) => ({ ...row, waitMs: 20 })));
  const answers = await Promise.all(Array.from({ length: 12 }, () => render({ waitMs: 200 })));
  const refused = answers.filter((answer) => answer.status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) expect(answer.headers.get('retry-after')).toBe('1');
  expect(answers.some((answer) => answer.status === 200)).toBe(true);
  expect(await batchEnd(service.call, id)).toMatchObject({ completed: 100 });
});
