import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type BatchView,
  batchEnd,
  type CallOptions,
  callService,
  type TestAnswer,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../testing/webhook-receiver.ts';

const serve = fileURLToPath(new URL('../testing/serve.ts', import.meta.url));

async function startProcess(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [serve], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with code ${code}`)));
  const [line] = (await Promise.race([once(child.stdout!, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return { child, url: line.toString().trim() };
}

/** A server with a receiver of webhooks, to be killed and started again; ends with everything at the end of `use`. */
async function withServer(
  use: (server: {
    call<T = Record<string, unknown>>(method: string, path: string, options?: CallOptions): Promise<TestAnswer<T>>;
    kill(): Promise<void>;
    receiver: WebhookReceiver;
    blobs: string;
  }) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pictify-'));
  // As root, PostgreSQL's account must be able to enter it, or the database would lie outside and outlive the test.
  await chmod(dataDir, 0o711);
  const receiver = await startWebhookReceiver();
  const env = {
    PORT: '0',
    PICTIFY_DATA_DIR: dataDir,
    PICTIFY_API_KEY: testKey,
    PICTIFY_WORKERS: '2',
    PICTIFY_LOG_LEVEL: 'error',
    // The port is another one after each start.
    PICTIFY_PUBLIC_URL: 'http://cards.test',
    PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host,
  };
  let running = await startProcess(env);
  try {
    await callService(running.url, 'POST', '/v1/templates', { body: testTemplate('tpl_card') });
    await use({
      call: (method, path, options) => callService(running.url, method, path, options),
      kill: async () => {
        running.child.kill('SIGKILL');
        await once(running.child, 'exit');
        running = await startProcess(env);
      },
      receiver,
      blobs: join(dataDir, 'blobs'),
    });
  } finally {
    running.child.kill('SIGTERM');
    const [code] = await once(running.child, 'exit');
    expect(code, 'the server ends by itself, its database with it').toBe(0);
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('location');
    await receiver.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

const packFiles = async (blobs: string): Promise<string[]> => {
  const files = await readdir(blobs, { recursive: true });
  return files.filter((file) => file.endsWith('.zip'));
};
const webhookIds = (receiver: WebhookReceiver): number =>
  new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size;

test('a server killed in the middle of a batch goes on by itself: every row once, one webhook id', async () => {
  const total = 300;
  await withServer(async ({ call, kill, receiver, blobs }) => {
    const variables = Array.from({ length: total }, (_, i) => ({ name: `user ${i}`, waitMs: 5 }));
    const body = { variables, webhookUrl: receiver.url };
    const { json } = await call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
    for (let kills = 0; kills < 2; kills++) {
      const reached = ((kills + 1) * total) / 4;
      for (;;) {
        const { json: view } = await call<BatchView>('GET', `/v1/batches/${json.id}`);
        if (view.completed >= reached) break;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await kill();
    }
    expect(await batchEnd(call, json.id)).toMatchObject({ status: 'completed', total, completed: total, failed: 0 });
    const results = await call('GET', `/v1/batches/${json.id}/results?format=ndjson`);
    const items = results.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { index: number; url: string });
    expect(items.map((item) => item.index)).toEqual(variables.map((_, i) => i));
    for (const item of items) {
      const image = await call('GET', new URL(item.url).pathname);
      expect(image.text).toContain(`"user ${item.index}"`);
    }
    expect(await packFiles(blobs)).toHaveLength(total / 20);
    expect(await readdir(join(blobs, '~tmp'))).toEqual([]);
    await receiver.count(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(webhookIds(receiver)).toBe(1);
  });
});

test('a server killed in the middle of a retry goes on with it: every failed row once, the others untouched', async () => {
  await withServer(async ({ call, kill, receiver, blobs }) => {
    const repaired = join(blobs, '..', 'repaired');
    const variables = Array.from({ length: 100 }, (_, i) => {
      return { name: `user ${i}`, ...(i % 4 === 0 ? { failWithout: repaired, waitMs: 40 } : {}) };
    });
    const body = { variables, webhookUrl: receiver.url };
    const { json } = await call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
    expect(await batchEnd(call, json.id)).toMatchObject({ status: 'partial', completed: 75, failed: 25 });
    await receiver.count(1);
    type Items = { results: { index: number; status: string; url: string }[] };
    const results = async () => (await call<Items>('GET', `/v1/batches/${json.id}/results?limit=1000`)).json.results;
    const before = await results();
    await writeFile(repaired, '');
    expect((await call('POST', `/v1/batches/${json.id}/retry`)).json).toMatchObject({ retried: 25 });
    for (let kills = 0; kills < 2; kills++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await kill();
    }
    expect(await batchEnd(call, json.id)).toMatchObject({ status: 'completed', completed: 100, failed: 0 });
    for (const [i, item] of (await results()).entries()) {
      if (i % 4 !== 0) expect(item).toEqual(before[i]);
      expect((await call('GET', new URL(item.url).pathname)).text).toContain(`"user ${i}"`);
    }
    // One pack of each run for each chunk of 20: nothing of the attempts that were killed.
    expect(await packFiles(blobs)).toHaveLength(10);
    await receiver.count(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(webhookIds(receiver)).toBe(2);
  });
});

test('a server killed while it deletes leaves a batch whole, or nothing of it', async () => {
  await withServer(async ({ call, kill, blobs }) => {
    const gone = await Promise.all([0, 5, 20].map(async (afterMs) => ({ afterMs, id: await endedBatch() })));
    for (const { afterMs, id } of gone) {
      const deleting = call('DELETE', `/v1/batches/${id}`).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await kill();
      await deleting;
      const { status } = await call('GET', `/v1/batches/${id}`);
      const packs = (await packFiles(blobs)).filter((file) => file.includes(id));
      expect([status, packs.length]).toEqual(status === 200 ? [200, 5] : [404, 0]);
      if (status === 200) expect((await call('DELETE', `/v1/batches/${id}`)).status).toBe(200);
    }
    expect(await packFiles(blobs)).toEqual([]);

    async function endedBatch(): Promise<string> {
      const variables = Array.from({ length: 100 }, (_, i) => ({ name: `user ${i}` }));
      const { json } = await call<{ id: string }>('POST', '/template/tpl_card/batch', { body: { variables } });
      await batchEnd(call, json.id);
      return json.id;
    }
  });
});
