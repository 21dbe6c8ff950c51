import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { batchEnd, callService, testKey, testTemplate } from '../testing/test-service.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

async function start(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'packages/server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      PICTIFY_DATA_DIR: dataDir,
      PICTIFY_API_KEY: testKey,
      PICTIFY_WORKERS: '2',
      PICTIFY_SAMPLES: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const piece of child.stdout!) {
    text += String(piece);
    const url = /Gallery +(\S+)\//.exec(text)?.[1];
    if (url) return { child, url: url.replace('localhost', '127.0.0.1') };
  }
  throw new Error(`the service ended before it listened: ${text}`);
}

interface Seen {
  status: number;
  bytes: Buffer;
  connection: string | undefined;
}

/** One request over a connection that is kept; the body is sent in pieces, with a pause before each. */
async function send(agent: Agent, url: string, headers: Record<string, string>, pieces: string[]): Promise<Seen> {
  const outgoing = request(url, {
    agent,
    method: 'POST',
    headers: { Authorization: `Bearer ${testKey}`, 'Content-Type': 'application/json', ...headers },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  answered.catch(() => undefined);
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) await sleep(20);
    outgoing.write(piece);
  }
  outgoing.end();
  const [incoming] = await answered;
  const received: Buffer[] = [];
  for await (const piece of incoming) received.push(piece as Buffer);
  return { status: incoming.statusCode!, bytes: Buffer.concat(received), connection: incoming.headers.connection };
}

test('SIGTERM under load loses no answer, and a batch goes on at the next start', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'pictify-drain-'));
  await chmod(dataDir, 0o711);
  let { child, url } = await start(dataDir);
  try {
    await callService(url, 'POST', '/v1/templates', { body: testTemplate('tpl_card') });
    const agent = new Agent({ keepAlive: true });
    const seen: Seen[] = [];
    const failures: string[] = [];
    /** Until nobody listens any more, which is fine; every other failure is a lost answer. */
    const keepOn = async (ask: () => Promise<Seen>): Promise<void> => {
      for (;;) {
        try {
          seen.push(await ask());
        } catch (error) {
          const { code, message } = error as NodeJS.ErrnoException;
          if (code !== 'ECONNREFUSED') failures.push(`${code}: ${message}`);
          return;
        }
      }
    };
    const render = JSON.stringify({ variables: { name: 'Ada' } });
    const rows = Array.from({ length: 40 }, (_, i) => JSON.stringify({ name: `user ${i}` }));
    const batch = ['{"variables":[', ...rows.map((row, at) => (at === 0 ? row : `,${row}`)), ']}'];
    const image = { Accept: 'image/png' };
    const clients = [
      ...Array.from({ length: 6 }, () =>
        keepOn(() => send(agent, `${url}/v1/templates/tpl_card/render`, image, [render])),
      ),
      ...Array.from({ length: 3 }, () => keepOn(() => send(agent, `${url}/v1/templates/tpl_card/batch`, {}, batch))),
    ];
    const accepted = () => seen.filter(({ status }) => status === 202);
    const drawn = () => seen.filter(({ status }) => status === 200);
    const isBroken = () => failures.length > 0 || child.exitCode !== null;
    while (!isBroken() && (accepted().length < 3 || drawn().length < 3)) await sleep(20);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const signalledAt = Date.now();
    await Promise.all(clients);
    const [code] = await ended;
    agent.destroy();

    expect(failures).toEqual([]);
    expect(code, 'the service ends by itself').toBe(0);
    expect(Date.now() - signalledAt, 'the promise is ten seconds').toBeLessThan(10_000);
    expect(seen.filter(({ connection }) => connection === 'close').length).toBeGreaterThan(0);
    expect(accepted().length + drawn().length).toBe(seen.length);
    for (const { bytes } of drawn()) expect(bytes.subarray(1, 4).toString()).toBe('PNG');

    ({ child, url } = await start(dataDir));
    for (const { bytes } of accepted()) {
      const { id } = JSON.parse(bytes.toString()) as { id: string };
      const call: Parameters<typeof batchEnd>[0] = (method, path, options) => callService(url, method, path, options);
      expect(await batchEnd(call, id)).toMatchObject({ status: 'completed', total: 40, completed: 40, failed: 0 });
      const results = await callService<{ results: { index: number }[] }>(url, 'GET', `/v1/batches/${id}/results`);
      expect(results.json.results.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
    }
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  }
});
