import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '../../packages/server/src/postgres/free-port.ts';
import { outputOf, runNode, type ServiceProcess, startServiceProcess } from '../docs/testing/service-process.ts';

const cli = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const apiKey = 'pk_live_the_key_of_the_command_line';

let dir: string;
let hookPort: number;
let service: ServiceProcess;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-cli-server-'));
  await chmod(dir, 0o755);
  hookPort = await findFreePort();
  const hosts = `localhost:${hookPort}`;
  service = await startServiceProcess(dir, { PICTIFY_API_KEY: apiKey, PICTIFY_ALLOW_PRIVATE_HOSTS: hosts });
});
afterAll(async () => {
  await service?.stop();
  await rm(dir, { recursive: true, force: true });
});

const card = (id: string, text: string): string =>
  JSON.stringify({
    schema: 1,
    id,
    name: 'Card',
    width: 60,
    height: 30,
    variables: [{ name: 'name', type: 'text', default: 'you' }],
    pages: [{ id: 'page', layers: [{ id: 'title', type: 'text', text }] }],
  });

async function pictify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = runNode([cli, ...args], dir, { PICTIFY_API_KEY: apiKey, PICTIFY_URL: service.url });
  let out = '';
  let err = '';
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const put = (path: string, text: string) => writeFile(join(dir, path), text);
const documentOf = async (id: string) => {
  const answer = await fetch(`${service.url}/v1/templates/${id}`, { headers: { Authorization: `Bearer ${apiKey}` } });
  return ((await answer.json()) as { template: { document: { pages: { layers: { text: string }[] }[] } } }).template
    .document;
};
const textOf = async (id: string) => (await documentOf(id)).pages[0]!.layers[0]!.text;

describe('push and pull', () => {
  test('make, replace and leave alone what is the same', async () => {
    await put('a.json', card('card-a', 'one {{ name }}'));
    expect(await pictify('push', 'a.json')).toMatchObject({ code: 0, out: 'card-a: created\n' });
    expect((await pictify('push', 'a.json')).out).toBe('card-a: unchanged\n');
    await put('a.json', card('card-a', 'two {{ name }}'));
    expect((await pictify('push', 'a.json', '--publish')).out).toBe('card-a: revision 2\ncard-a: version 1\n');
    expect(await textOf('card-a')).toBe('two {{ name }}');
  });

  test('do not overwrite what somebody else changed, unless they are forced', async () => {
    await put('b.json', card('card-b', 'one'));
    await pictify('push', 'b.json');
    const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' };
    await fetch(`${service.url}/v1/templates/card-b`, { method: 'PUT', headers, body: card('card-b', 'theirs') });
    await put('b.json', card('card-b', 'ours'));
    const refused = await pictify('push', 'b.json');
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/card-b: changed on .* since/);
    expect(await textOf('card-b')).toBe('theirs');
    const kept = await pictify('pull', 'b.json');
    expect([kept.code, await readFile(join(dir, 'b.json'), 'utf8')]).toEqual([1, card('card-b', 'ours')]);
    expect((await pictify('diff', 'b.json')).out).toContain('~ pages[page].layers[title].text: "theirs" → "ours"');
    expect((await pictify('push', 'b.json', '--force')).code).toBe(0);
    expect(await textOf('card-b')).toBe('ours');
    expect((await pictify('diff', 'b.json')).out).toBe('No difference.\n');
  });

  test('say what is wrong before anything is sent', async () => {
    await put('c.json', card('card-c', '{{ name | nope }}'));
    await put('d.json', card('card-d', 'fine'));
    const refused = await pictify('push', 'd.json', 'c.json');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('c.json is not a valid template');
    expect(await documentOf('card-d').catch(() => null)).toBeNull();
    await put('e.json', card('card-e', 'x').replace('"id":"card-e",', ''));
    expect((await pictify('push', 'e.json')).err).toContain('has no "id"');
    expect((await pictify('push', 'd.json', '--url', 'http://127.0.0.1:9')).code).toBe(1);
    expect((await pictify('push', 'd.json', '--api-key', 'pk_live_wrong_wrong_wrong')).err).toContain(
      'unauthenticated',
    );
  });
});

test('keys are made, listed, rotated and revoked', async () => {
  const made = await pictify('keys', 'create', 'mailing', '--scope', 'render', '--scope', 'templates:write');
  expect(made.out).toMatch(/^pk_live_\w+\n$/);
  const id = /key_\w+/.exec(made.err)![0];
  expect((await pictify('types', 'card-a', '--api-key', made.out.trim())).out).toContain('name?: string;');
  const rotated = await pictify('keys', 'rotate', id, '--overlap', '0');
  expect(rotated.out).not.toBe(made.out);
  expect((await pictify('types', 'card-a', '--api-key', made.out.trim())).code).toBe(1);
  const next = /key_\w+/.exec(rotated.err)![0];
  expect((await pictify('keys', 'revoke', next)).code).toBe(0);
  expect((await pictify('keys')).out).toMatch(new RegExp(`${next}.*mailing.*revoked`));
  expect((await pictify('keys', 'rotate')).code).toBe(2);
});

test('a batch is sent, followed and brought home, and its webhook heard', async () => {
  await put('users.csv', 'id,name\nu-1,Ada\nu-2,\n');
  const listen = runNode([cli, 'webhook', 'listen', '--port', String(hookPort)], dir, {
    PICTIFY_API_KEY: apiKey,
    PICTIFY_URL: service.url,
  });
  try {
    await outputOf(listen, /listening at/);
    const heard = outputOf(listen, /batch\.completed\n[\s\S]*"completed": 2/);
    const hook = `http://localhost:${hookPort}/`;
    const sent = await pictify(
      'batch',
      '--server',
      'card-a',
      'users.csv',
      '--key',
      'id',
      '--webhook-url',
      hook,
      '-o',
      'home',
    );
    expect(sent.out).toMatch(/^bat_\w+: 2 rows at/);
    expect(sent.out).toContain('completed: 2 of 2 images, 0 failed');
    expect(sent.code).toBe(0);
    await heard;
    const forged = await fetch(hook, { method: 'POST', body: '{}' });
    expect(forged.status).toBe(401);
  } finally {
    listen.kill();
  }
  expect(await readFile(join(dir, 'home/results.csv'), 'utf8')).toContain('u-1');
  expect((await readFile(join(dir, 'home/images.zip'))).subarray(0, 2).toString()).toBe('PK');
  const dry = await pictify('batch', '--server', 'card-a', 'users.csv', '--dry-run');
  expect(dry.out).toMatch(/2 rows/);
  expect((await pictify('batch', '--server', 'nothing-here', 'users.csv')).err).toContain('not_found');
});
