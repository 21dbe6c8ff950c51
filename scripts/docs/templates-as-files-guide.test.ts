import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fencesOf } from './testing/fences.ts';
import { GuideRun } from './testing/guide-run.ts';
import { finished, outputOf, runNode, type ServiceProcess, startServiceProcess } from './testing/service-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'packages/cli/src/main.ts');
const apiKey = 'pk_live_the_key_from_the_banner';
const fences = fencesOf('guides').get('templates-as-files.md')!;

let dir: string;
let env: Record<string, string>;
let service: ServiceProcess;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-files-guide-'));
  await chmod(dir, 0o755);
  await mkdir(join(dir, 'node_modules/@pictify'), { recursive: true });
  await symlink(join(root, 'packages/sdk'), join(dir, 'node_modules/@pictify/sdk'));
  service = await startServiceProcess(dir, { PICTIFY_API_KEY: apiKey });
  env = { PICTIFY_API_KEY: apiKey, PICTIFY_URL: service.url };
});
afterAll(async () => {
  await service?.stop();
  await rm(dir, { recursive: true, force: true });
});

test('the guide to templates as files runs, and what it shows is what comes', async () => {
  const run = new GuideRun({ dir, env, serviceUrl: () => service.url });
  let printed = '';
  for (const [index, { ...fence }] of fences.entries()) {
    const { place, language, name, text } = fence;
    if (name === 'dev') {
      const dev = runNode([cli, ...text.trim().split(' ').slice(4)], dir, env);
      dev.kill();
    } else if (name === 'edit') execFileSync('sh', ['-ec', text], { cwd: dir });
    else if (name === 'differs') {
      const diff = runNode([cli, ...text.trim().split(' ').slice(4)], dir, env);
      printed = (await outputOf(diff, /[\s\S]*diff\.png\n/))[0];
    } else if (language === '') {
      expect(printed, place).toBe(text);
    } else expect(await run.run(fence, fences[index + 1]), place).toBe(true);
  }
  const pulled = JSON.parse(await readFile(join(dir, 'templates/hello-card.json'), 'utf8'));
  expect(pulled).toMatchObject({ id: 'hello-card', width: 600 });
  expect(await readFile(join(dir, 'hello-card.ts'), 'utf8')).toContain('export interface HelloCardVariables');
  expect(await finished(runNode([cli, 'push', 'card.json'], dir, env))).toContain('hello-card: unchanged');
});
