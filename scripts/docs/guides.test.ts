import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateTemplate } from '@pictify/scene';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../packages/server/src/postgres/free-port.ts';
import { acmeSans } from './testing/acme-sans.ts';
import { type Fence, fencesOf } from './testing/fences.ts';
import { GuideRun } from './testing/guide-run.ts';
import { finished, outputOf, runNode, type ServiceProcess, startServiceProcess } from './testing/service-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guides = fencesOf('guides');
const apiKey = 'pk_live_the_key_from_the_banner';
const yearInReview = join(root, 'examples/year-in-review/template.json');

let dir: string;
let receiverPort: string;
let service: ServiceProcess;
let serviceEnv: Record<string, string>;
let env: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-guides-'));
  // The account PostgreSQL runs as must get through, so that all of the service lies in this one directory.
  await chmod(dir, 0o755);
  receiverPort = String(await findFreePort());
  serviceEnv = { PICTIFY_API_KEY: apiKey, PICTIFY_ALLOW_PRIVATE_HOSTS: `localhost:${receiverPort}` };
  service = await startServiceProcess(dir, serviceEnv);
  env = { PICTIFY_API_KEY: apiKey, PICTIFY_URL: service.url, RECEIVER_PORT: receiverPort };
  await call('POST', '/v1/templates', await readFile(yearInReview, 'utf8'));
});
afterAll(async () => {
  await service?.stop();
  await rm(dir, { recursive: true, force: true });
});

async function call(method: string, path: string, body?: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' };
  const answer = await fetch(service.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const json: unknown = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(json));
  return json;
}

/** Runs a guide's fences in order; `other` takes those that a guide has for itself. */
async function runGuide(
  name: string,
  other: (fence: Fence) => Promise<void> = async ({ place }) => {
    throw new Error(`${place}: nobody checks this block`);
  },
  instead: Record<string, string> = {},
): Promise<void> {
  const fences = guides.get(name)!;
  const run = new GuideRun({ dir, env, serviceUrl: () => service.url, instead });
  for (const [index, fence] of fences.entries()) {
    const known = await run.run(fence, fences[index + 1]).catch((error: Error) => {
      throw new Error(`${fence.place}: ${error.message}`, { cause: error });
    });
    if (!known) await other(fence);
  }
}

function fenceOf(guide: string, name: string): string {
  return guides.get(guide)!.find((fence) => fence.name === name)!.text;
}

test('every guide is tested', async () => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const names = (await readdir(here)).filter((name) => name.endsWith('.test.ts'));
  const tests = await Promise.all(names.map((name) => readFile(join(here, name), 'utf8')));
  // Of the one about expressions every example is computed, in expressions.test.ts.
  const others = [...guides.keys()].filter((guide) => guide !== 'expressions.md');
  expect(others.filter((guide) => !tests.some((text) => text.includes(`'${guide}'`)))).toEqual([]);
});

test('the programs of the year-in-review guide have no type errors', async () => {
  const programs = ['send.ts', 'hook.ts'];
  for (const name of programs) await writeFile(join(dir, name), fenceOf('year-in-review.md', name));
  const options = ['--noEmit', '--strict', '--target', 'es2024', '--module', 'preserve', '--moduleDetection', 'force'];
  const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await finished(runNode([tsc, ...options, ...types, ...programs], dir, {}));
});

test('the year-in-review guide runs from start to webhook', async () => {
  const { secret } = (await call('GET', '/v1/webhooks/secret')) as { secret: string };
  await writeFile(join(dir, 'hook.ts'), fenceOf('year-in-review.md', 'hook.ts'));
  const hook = runNode(['hook.ts'], dir, { ...env, PICTIFY_WEBHOOK_SECRET: secret });
  try {
    await outputOf(hook, /listening/);
    const told = outputOf(hook, /batch.completed: 2 completed, 1 failed\nu-1 completed http\S+\nu-2 completed http/);
    await runGuide('year-in-review.md', undefined, {
      'https://yourapp.com': `http://localhost:${receiverPort}`,
    });
    await told;
    const toldAgain = outputOf(hook, /batch.completed: 2 completed, 0 failed/);
    expect(await finished(runNode(['send.ts'], dir, env))).toContain('bat_');
    await toldAgain;
  } finally {
    hook.kill();
  }
  expect((await readFile(join(dir, 'ada.jpg'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect((await readFile(join(dir, 'results.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(3);
});

test('the templates guide: its template has no flaw, its commands run, its layers are valid', async () => {
  const card = JSON.parse(fenceOf('templates.md', 'card.json')) as Record<string, unknown>;
  expect(validateTemplate(card)).toMatchObject({ errors: [], warnings: [], addedVariables: [] });
  await runGuide('templates.md', async ({ place, name, text }) => {
    if (name !== 'layer') throw new Error(`${place}: nobody checks this block`);
    const page = { id: 'page', layers: [JSON.parse(text)] };
    const { errors, warnings } = validateTemplate({ ...card, pages: [page], sizes: {} });
    expect(errors, place).toEqual([]);
    expect(
      warnings.filter(({ code }) => code !== 'variable_undeclared'),
      place,
    ).toEqual([]);
  });
  const made = ['card.png', 'square.png', 'out/contact-sheet.jpg', 'out/0001-ada-lovelace.png', 'out/0003.png'];
  expect(made.filter((name) => !existsSync(join(dir, name)))).toEqual([]);
});

test('the fonts guide: its font is uploaded, drawn with and deleted', async () => {
  await mkdir(join(dir, 'fonts'));
  await writeFile(join(dir, 'fonts/AcmeSans-Bold.ttf'), acmeSans());
  await runGuide('fonts.md');
  expect(existsSync(join(dir, 'brand.png'))).toBe(true);
  expect(await call('GET', '/v1/fonts')).toMatchObject({ fonts: [] });
});

test('the versions guide: what it publishes, changes and rolls back answers as it says', async () => {
  await runGuide('versions.md');
});

test('the migrating guide: what each service was sent is understood, its commands run', async () => {
  await copyFile(join(root, 'examples/assets/logos/kestrio.png'), join(dir, 'logo.png'));
  await runGuide(
    'migrating.md',
    async ({ place, name, text }) => {
      if (name !== 'before') throw new Error(`${place}: nobody checks this block`);
      const { template, template_uuid, ...kept } = JSON.parse(text) as Record<string, unknown>;
      const body = JSON.stringify({ variables: { price: 19 }, ...kept });
      const { issues } = (await call('POST', '/v1/templates/moved/render', body)) as { issues: { code: string }[] };
      // The picture of the example is on a host that there is not.
      expect(
        issues.filter(({ code }) => !code.startsWith('image_')),
        place,
      ).toEqual([]);
    },
    { 'https://api.pictify.io': service.url },
  );
});

test('the email guide: sizes, budgets and the table for an import', async () => {
  await runGuide('email-images.md', async ({ place, language }) => {
    if (language !== 'html') throw new Error(`${place}: nobody checks this block`);
  });
  const [header, ...lines] = (await readFile(join(dir, 'results.csv'), 'utf8')).trimEnd().split(/\r?\n/);
  expect(header).toContain('index,key,status,url,width,height,bytes,altText,error,issues');
  expect(lines.map((line) => line.split(',')[1]).sort()).toEqual(['17', '18']);
});

test('the running guide: after stop, copy and start everything is as it was', async () => {
  const { url } = (await call('POST', '/v1/templates/tpl_wrapped/render', '{}')) as { url: string };
  await runGuide('self-hosting.md', async ({ place, name, text }) => {
    if (name === 'backup') {
      await service.stop();
      execFileSync('sh', ['-ec', text], { cwd: dir });
      await rm(join(dir, '.pictify'), { recursive: true });
    } else if (name === 'restore') {
      execFileSync('sh', ['-ec', text], { cwd: dir });
      service = await startServiceProcess(dir, serviceEnv);
    } else if (name === 'prometheus') {
      const headers = { Authorization: `Bearer ${apiKey}` };
      const metrics = await (await fetch(`${service.url}/metrics`, { headers })).text();
      const guide = await readFile(join(root, 'docs/guides/self-hosting.md'), 'utf8');
      for (const [number] of guide.matchAll(/pictify_[a-z_]+/g)) expect(metrics, place).toContain(number);
    } else throw new Error(`${place}: nobody checks this block`);
  });
  expect(await call('GET', '/v1/templates/tpl_wrapped')).toMatchObject({ template: { name: 'Year in review' } });
  const image = await fetch(service.url + new URL(url).pathname);
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
});
