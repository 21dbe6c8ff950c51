import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

/** Every number by its name with labels, as Prometheus would read it. */
async function numbers(from = service, key: string | null = testKey): Promise<Map<string, number>> {
  const { text } = await from.call('GET', '/metrics', { key });
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

test('are in the text format of Prometheus, for an admin key', async () => {
  const { status, headers, text } = await service.call('GET', '/metrics');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  for (const line of text.split('\n').filter(Boolean)) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? (-?[\d.e+-]+|NaN|Nan))$/);
  }
  expect((await service.call('GET', '/metrics', { key: null })).status).toBe(401);
});

test('with PICTIFY_METRICS=open nobody needs a key', async () => {
  const open = await startTestService({ env: { PICTIFY_METRICS: 'open' } });
  try {
    expect((await numbers(open, null)).get('pictify_workers')).toBeGreaterThan(0);
  } finally {
    await open.stop();
  }
});

describe('count', () => {
  test('requests by operation and class of status, never by path', async () => {
    await service.call('GET', '/v1/templates/tpl_card');
    await service.call('GET', '/template/tpl_card');
    await service.call('GET', '/v1/templates/tpl_my_secret_name');
    await service.call('GET', '/v1/somewhere/else');
    const seen = await numbers();
    const count = (operation: string, status: string) =>
      seen.get(`pictify_http_request_duration_seconds_count{operation="${operation}",status="${status}"}`);
    expect([count('getTemplate', '2xx'), count('getTemplate', '4xx'), count('other', '4xx')]).toEqual([2, 1, 1]);
    expect([...seen.keys()].join('\n')).not.toMatch(/tpl_|wsp_|somewhere|127\.0\.0\.1/);
  });

  test('renders by format and outcome', async () => {
    const render = (body: object) => service.call('POST', '/v1/templates/tpl_card/render', { body });
    await render({ fileExtension: 'jpg' });
    await render({ variables: { fail: true } });
    const seen = await numbers();
    const count = (format: string, outcome: string) =>
      seen.get(`pictify_render_duration_seconds_count{format="${format}",outcome="${outcome}"}`);
    expect([count('jpeg', 'ok'), count('png', 'render_failed')]).toEqual([1, 1]);
  });

  test('rows of batches by outcome, and nothing open when they have ended', async () => {
    const body = { variables: [{ name: 'Ada' }, { name: 'Grace' }, { fail: true }] };
    const { json } = await service.call<{ id: string }>('POST', '/v1/templates/tpl_card/batch', { body });
    await batchEnd(service.call, json.id);
    const rows = async (outcome: string) => (await numbers()).get(`pictify_batch_rows_total{outcome="${outcome}"}`);
    // They are counted once the end is committed.
    await expect.poll(() => rows('completed'), { timeout: 60_000 }).toBe(2);
    await expect.poll(() => rows('failed'), { timeout: 60_000 }).toBe(1);
    const seen = await numbers();
    expect(seen.get('pictify_queue_chunks')).toBe(0);
  });

  test('answers that were given again', async () => {
    const headers = { 'Idempotency-Key': 'again' };
    for (let i = 0; i < 3; i++) await service.call('POST', '/v1/templates/tpl_card/render', { body: {}, headers });
    expect((await numbers()).get('pictify_idempotent_replays_total')).toBe(2);
  });

  test('processes that ended, room that is left, and what is running', async () => {
    process.kill(service.context.pool.pids[0]!, 'SIGKILL');
    let seen = await numbers();
    while (seen.get('pictify_worker_restarts_total') !== 1) seen = await numbers();
    expect(seen.get('pictify_storage_free_bytes')).toBeGreaterThan(1e6);
    expect([...seen.keys()].filter((name) => name.startsWith('pictify_build_info'))).toHaveLength(1);
    expect(seen.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });
});

test('are of one service alone, though several run in one process', async () => {
  const other = await startTestService();
  try {
    expect((await numbers(other)).get('pictify_idempotent_replays_total')).toBe(0);
  } finally {
    await other.stop();
  }
});
