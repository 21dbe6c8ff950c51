import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WireDelivery } from '@pictify/api';
import { expect, test } from 'vitest';
import { callService, testKey, testTemplate } from '../testing/test-service.ts';
import { startWebhookReceiver } from '../testing/webhook-receiver.ts';

const serve = fileURLToPath(new URL('../testing/serve.ts', import.meta.url));

async function startProcess(env: Record<string, string>): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [serve], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with code ${code}`)));
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(child.stdout!, 'data'), ended])) as [Buffer];
  return { child, url: line.toString().trim() };
}

test('a server killed between sending and recording sends again at its next start, with the same id and body', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pictify-'));
  // As root, PostgreSQL's account must be able to enter it, or the database would lie outside and outlive the test.
  await chmod(dataDir, 0o711);
  const receiver = await startWebhookReceiver();
  receiver.ignored = '/hook';
  const env = {
    PORT: '0',
    PICTIFY_DATA_DIR: dataDir,
    PICTIFY_API_KEY: testKey,
    PICTIFY_WORKERS: '1',
    PICTIFY_LOG_LEVEL: 'error',
    PICTIFY_SAMPLES: 'off',
    PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host,
  };
  let running = await startProcess(env);
  try {
    await callService(running.url, 'POST', '/v1/templates', { body: testTemplate('tpl_card') });
    await callService(running.url, 'POST', '/v1/webhooks', {
      body: { url: receiver.url },
    });
    await callService(running.url, 'POST', '/template/tpl_card/batch', { body: { variables: [{}, {}] } });
    await receiver.count(1);
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
    receiver.ignored = undefined;
    running = await startProcess(env);
    await receiver.count(2);
    const [first, second] = receiver.received;
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.body).toBe(first!.body);
    const log = () =>
      callService<{ deliveries: WireDelivery[] }>(running.url, 'GET', '/v1/webhooks/deliveries?state=delivered');
    while ((await log()).json.deliveries.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await log()).json.deliveries).toMatchObject([{ attemptCount: 1 }]);
  } finally {
    running.child.kill('SIGTERM');
    await once(running.child, 'exit');
    await receiver.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
