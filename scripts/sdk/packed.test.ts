import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService, testKey } from '../../packages/server/src/testing/test-service.ts';
import { readFences } from '../docs/testing/fences.ts';
import { finished, runNode } from '../docs/testing/service-process.ts';
import { buildSdk } from './build-sdk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let dir: string;
let service: TestService;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-sdk-'));
  buildSdk(join(dir, 'dist'));
  const tarball = npm('pack', '--silent', './dist').trim();
  await mkdir(join(dir, 'app'));
  await writeFile(join(dir, 'app/package.json'), '{"name":"app","private":true,"type":"module"}');
  npm('install', '--offline', '--no-audit', '--no-fund', '--prefix', './app', `./${tarball}`);
  for (const { name, text } of readFences('../packages/sdk/README.md')) await writeFile(join(dir, 'app', name), text);
  service = await startTestService();
  const starter = await readFile(join(root, 'examples/year-in-review/template.json'), 'utf8');
  await service.call('POST', '/v1/templates', { raw: starter });
});
afterAll(async () => {
  await service?.stop();
  await rm(dir, { recursive: true, force: true });
});

function npm(...words: string[]): string {
  return execFileSync('npm', words, { cwd: dir, encoding: 'utf8' });
}

const runProgram = (name: string): Promise<string> =>
  finished(runNode([name], join(dir, 'app'), { PICTIFY_URL: service.url, PICTIFY_API_KEY: testKey }));

test('the package has no dependencies, and nothing of Node in it', async () => {
  const installed = join(dir, 'app/node_modules/@pictify/sdk');
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(manifest)).not.toContain('dependencies');
  expect(existsSync(join(installed, 'README.md'))).toBe(true);
  expect(npm('ls', '--all', '--parseable', '--prefix', './app').trim().split('\n')).toHaveLength(2);
});

test('the programs of its README have no type errors, under the strictest rules', async () => {
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2022',
    '--module',
    'nodenext',
  ];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const programs = ['render.ts', 'batch.ts', 'hook.ts'];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await finished(runNode([tsc, ...options, ...types, ...programs], join(dir, 'app'), {}));
});

test('the programs of its README do what it says', async () => {
  expect(await runProgram('render.ts')).toMatch(/^http:\S+\.png /);
  const lines = (await runProgram('batch.ts')).trim().split('\n');
  expect(lines.filter((line) => /^u-[123] http:\S+\.webp$/.test(line))).toHaveLength(3);
  expect(lines.at(-1)).toBe('completed 0');
});

/** The one of the system, which is older than ours; else ours. */
const nodes = ['/usr/bin/node', '/usr/local/bin/node'].filter(existsSync).slice(0, 1);
test.each(nodes.length > 0 ? nodes : [process.execPath])('it works in %s', async (node) => {
  await copyFile(join(root, 'scripts/sdk/testing/smoke.mjs'), join(dir, 'app/smoke.mjs'));
  expect(execFileSync(node, ['smoke.mjs'], { cwd: join(dir, 'app'), encoding: 'utf8' })).toBe('ok\n');
});
