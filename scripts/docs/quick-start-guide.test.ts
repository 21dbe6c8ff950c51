import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../packages/server/src/postgres/free-port.ts';
import { fencesOf } from './testing/fences.ts';
import { GuideRun } from './testing/guide-run.ts';
import { outputOf, runNode, type ServiceProcess, startServiceProcess } from './testing/service-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apiKey = 'pk_live_the_key_from_the_banner';
const fences = fencesOf('guides').get('quick-start.md')!;

let dir: string;
let receiver: string;
let service: ServiceProcess;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-quick-start-'));
  await chmod(dir, 0o755);
  await mkdir(join(dir, 'node_modules/@pictify'), { recursive: true });
  await symlink(join(root, 'packages/sdk'), join(dir, 'node_modules/@pictify/sdk'));
  receiver = `localhost:${await findFreePort()}`;
  service = await startServiceProcess(dir, { PICTIFY_API_KEY: apiKey, PICTIFY_ALLOW_PRIVATE_HOSTS: receiver });
});
afterAll(async () => {
  await service?.stop();
  await rm(dir, { recursive: true, force: true });
});

test('the quick start runs from its first line to its last', async () => {
  const env: Record<string, string> = { PICTIFY_API_KEY: apiKey, PICTIFY_URL: service.url };
  const instead = { 'localhost:4401': receiver, "4401, 'localhost'": `${receiver.split(':')[1]}, 'localhost'` };
  const run = new GuideRun({ dir, env, serviceUrl: () => service.url, instead });
  // In a terminal of its own, as the guide says.
  const hookFence = fences.find(({ name }) => name === 'hook.ts')!;
  await run.run(hookFence, undefined);
  const hook = runNode(['hook.ts'], dir, env);
  try {
    await outputOf(hook, /listening/);
    // That of `curl`, and that of the SDK.
    const told = outputOf(hook, /(bat_\w+) 1000 completed 0 failed u-1 http\S+\.jpg\n(?!\1)bat_\w+ 1000 completed/);
    for (const [index, fence] of fences.entries()) {
      const known = await run.run(fence, fences[index + 1]).catch((error: Error) => {
        throw new Error(`${fence.place}: ${error.message}`, { cause: error });
      });
      expect(known, fence.place).toBe(true);
    }
    await told;
  } finally {
    hook.kill();
  }
  expect((await readFile(join(dir, 'ada.jpg'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect((await readFile(join(dir, 'ada.webp'))).subarray(8, 12).toString()).toBe('WEBP');
  expect((await readFile(join(dir, 'results.csv'), 'utf8')).trimEnd().split('\n')).toHaveLength(1001);
  expect((await readFile(join(dir, 'images.zip'))).subarray(0, 2).toString()).toBe('PK');
});

test('its programs have no type errors', async () => {
  const programs = fences.filter(({ name }) => name.endsWith('.ts'));
  for (const { name, text } of programs) await writeFile(join(dir, name), text);
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2024',
    '--module',
    'nodenext',
  ];
  const types = ['--allowImportingTsExtensions', '--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const names = programs.map(({ name }) => name);
  await writeFile(join(dir, 'package.json'), '{ "type": "module" }');
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...types, ...names], {
    cwd: dir,
  });
});
