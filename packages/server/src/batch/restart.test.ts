import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type BatchView,
  batchEnd,
  type CallOptions,
  callService,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';

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

test('a server killed in the middle of a batch goes on by itself: every row once, one webhook id', async () => {
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
    PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host,
  };
  const total = 300;
  let running = await startProcess(env);
  const call = <T>(method: string, path: string, options?: CallOptions) =>
    callService<T>(running.url, method, path, options);
  try {
    await call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
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
      running.child.kill('SIGKILL');
      await once(running.child, 'exit');
      running = await startProcess(env);
    }
    expect(await batchEnd(call, json.id)).toMatchObject({ status: 'completed', total, completed: total, failed: 0 });
    const results = await call('GET', `/v1/batches/${json.id}/results`, {
      headers: { Accept: 'application/x-ndjson' },
    });
    const items = results.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { index: number; url: string });
    expect(items.map((item) => item.index)).toEqual(variables.map((_, i) => i));
    for (const item of items) {
      const image = await call('GET', new URL(item.url).pathname);
      expect(image.text).toContain(`"user ${item.index}"`);
    }
    const files = await readdir(join(dataDir, 'blobs'), { recursive: true });
    expect(files.filter((file) => file.endsWith('.zip'))).toHaveLength(total / 20);
    expect(await readdir(join(dataDir, 'blobs', '~tmp'))).toEqual([]);
    await receiver.count(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  } finally {
    running.child.kill('SIGTERM');
    const [code] = await once(running.child, 'exit');
    expect(code, 'the server ends by itself, its database with it').toBe(0);
    expect(await readdir(join(dataDir, 'postgres'))).not.toContain('location');
    await receiver.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
