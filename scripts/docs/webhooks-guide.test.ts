import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batchEventSchema } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ReceivedWebhook,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../../packages/server/src/testing/webhook-receiver.ts';
import { fencesOf } from './testing/fences.ts';
import { GuideRun } from './testing/guide-run.ts';
import { type ServiceProcess, startServiceProcess } from './testing/service-process.ts';

const apiKey = 'pk_live_the_key_from_the_banner';
const fences = fencesOf('guides').get('webhooks.md')!;
const textOf = (name: string): string => fences.find((fence) => fence.name === name)!.text;

let dir: string;
let receiver: WebhookReceiver;
let service: ServiceProcess;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-webhooks-guide-'));
  await chmod(dir, 0o755);
  receiver = await startWebhookReceiver();
  service = await startServiceProcess(dir, {
    PICTIFY_API_KEY: apiKey,
    PICTIFY_ALLOW_PRIVATE_HOSTS: receiver.host,
  });
});
afterAll(async () => {
  await service?.stop();
  await receiver?.close();
  await rm(dir, { recursive: true, force: true });
});

test('the webhooks guide: its calls run, and its code accepts what was sent and nothing else', async () => {
  const env: Record<string, string> = { PICTIFY_API_KEY: apiKey };
  const instead = { 'https://yourapp.com/hooks/pictify': receiver.url };
  const run = new GuideRun({ dir, env, serviceUrl: () => service.url, instead });
  for (const [index, fence] of fences.entries()) {
    if (fence.name === 'payload')
      expect(batchEventSchema.parse(JSON.parse(fence.text))).toEqual(JSON.parse(fence.text));
    else if (/^verify\.(py|php)$/.test(fence.name)) await writeFile(join(dir, fence.name), fence.text);
    else expect(await run.run(fence, fences[index + 1]), fence.place).toBe(true);
  }
  const headers = { Authorization: `Bearer ${apiKey}` };
  const answer = await fetch(`${service.url}/v1/webhooks/${env['WEBHOOK']}/secret`, { headers });
  const { secret } = (await answer.json()) as { secret: string };
  // Sent after the secret was changed: it has two signatures.
  await receiver.count(2);
  const message = receiver.received.at(-1)!;
  expect(String(message.headers['webhook-signature']).split(' ')).toHaveLength(2);
  for (const language of languages) {
    if (!isThere(language)) continue;
    const isVerified = (given: ReceivedWebhook, by = secret) => verifyWith(language, given, by);
    expect(isVerified(message), language).toBe(true);
    expect(isVerified({ ...message, body: `${message.body} ` }), language).toBe(false);
    expect(isVerified(message, `whsec_${Buffer.alloc(32).toString('base64')}`), language).toBe(false);
    const old = { ...message.headers, 'webhook-timestamp': '1700000000' };
    expect(isVerified({ ...message, headers: old }), language).toBe(false);
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const { [name]: _, ...without } = message.headers;
      expect(isVerified({ ...message, headers: without }), `${language} without ${name}`).toBe(false);
      const nonsense = { ...message.headers, [name]: 'soon, Zoë' };
      expect(isVerified({ ...message, headers: nonsense }), `${language} with a wrong ${name}`).toBe(false);
    }
  }
});

test('the Node code of the guide has no type errors', async () => {
  await writeFile(join(dir, 'verify.ts'), textOf('verify.ts'));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'preserve', '--moduleDetection', 'force'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, ...options, ...types, 'verify.ts'], { cwd: dir });
});

const languages = ['node', 'python3', 'php'] as const;
type Language = (typeof languages)[number];

/** A program that prints `true` or `false` for the message on its standard input. */
const programs: Record<Language, string[]> = {
  node: [
    '--input-type=module',
    '-e',
    `import { readFileSync } from 'node:fs'; import { verify } from './verify.ts';
     const { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));
     console.log(verify(secret, headers, Buffer.from(body)));`,
  ],
  python3: [
    '-c',
    `import json, sys; from verify import verify
given = json.load(sys.stdin)
print(str(verify(given["secret"], given["headers"], given["body"].encode())).lower())`,
  ],
  php: [
    '-r',
    `require 'verify.php'; $given = json_decode(file_get_contents('php://stdin'), true);
     echo json_encode(verify($given['secret'], $given['headers'], $given['body']));`,
  ],
};

function isThere(language: Language): boolean {
  if (language === 'node' || spawnSync(language, ['--version']).status === 0) return true;
  console.warn(`NOT RUN: the ${language} code of the webhooks guide, because there is no ${language} here`);
  return false;
}

function verifyWith(language: Language, { headers, body }: ReceivedWebhook, secret: string): boolean {
  const input = JSON.stringify({ secret, headers, body });
  const program = language === 'node' ? process.execPath : language;
  return execFileSync(program, programs[language], { cwd: dir, input, encoding: 'utf8' }).trim() === 'true';
}
