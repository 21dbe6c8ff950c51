import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { errorCodes, type Operation, operations, pathsOf } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestAnswer, type TestService, testTemplate } from '../testing/test-service.ts';
import { sdkSamples, sdkStart } from './sdk-samples.ts';

const rows = operations as readonly Operation[];
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const run = promisify(execFile);
let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const read = (path: string): Promise<TestAnswer> => service.call('GET', path, { key: null });
const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test.each(['/docs', '/docs/errors', '/docs/guides', '/docs/guides/self-hosting', '/docs/reference/layers'])(
  '%s is a page that needs nothing from elsewhere, under a policy that would not let it',
  async (path) => {
    const { status, headers, text } = await read(path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`style-src ${sha(/<style>(.*?)<\/style>/s.exec(text)![1]!)}`);
    expect(policy).toContain(`script-src ${sha(/<script>(.*?)<\/script>/s.exec(text)![1]!)}`);
    expect([...text.matchAll(/<script|<style/g)]).toHaveLength(2);
    expect(text).not.toMatch(/<(link|img|iframe)\b| style=| on\w+="| src="/);
  },
);

test('the reference has every operation with its paths, and a link to each of its errors', async () => {
  const { text } = await read('/docs');
  for (const operation of rows) {
    expect(text).toContain(`id="${operation.id}"`);
    for (const path of pathsOf(operation)) expect(text).toContain(`<code>${path}</code>`);
    for (const code of operation.errors) expect(text).toContain(`href="/docs/errors#${code}"`);
  }
  expect(text).toContain(service.url.replace('127.0.0.1', 'localhost'));
});

test('every link inside of the pages leads somewhere', async () => {
  const ids = new Map<string, string[]>();
  const linksOf = async (path: string): Promise<string[]> => {
    const { status, text, headers } = await read(path);
    expect(status, path).toBe(200);
    if (!headers.get('content-type')?.includes('html')) return [];
    const own = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
    expect(own.length, path).toBe(new Set(own).size);
    ids.set(path, own);
    return [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => (href!.startsWith('#') ? path + href : href!));
  };
  const links = new Set<string>();
  const open = ['/docs'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const link of await linksOf(path)) {
      if (link.startsWith('http')) continue;
      links.add(link);
      const [target = ''] = link.split('#');
      if (!ids.has(target) && !open.includes(target)) open.push(target);
    }
  }
  const broken = [...links].filter((link) => {
    const [path = '', anchor] = link.split('#');
    return anchor !== undefined && !ids.get(path)?.includes(anchor);
  });
  expect(broken).toEqual([]);
  expect(ids.size).toBeGreaterThan(10);
});

test('the sample answers have ids of their kind, and show what extends something else', async () => {
  const { text } = await read('/docs');
  const section = (id: string) => new RegExp(`<section class="operation" id="${id}".*?</section>`, 's').exec(text)![0];
  const plain = (id: string) =>
    section(id)
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"');
  for (const [operation, id] of [
    ['listTemplates', 'tpl_'],
    ['publishTemplate', 'tpl_wrapped@1'],
    ['render', 'rnd_'],
    ['retryBatch', 'bat_'],
    ['getDelivery', 'msg_'],
    ['createWebhook', 'whk_'],
    ['createApiKey', 'key_'],
    ['createAsset', 'ast_'],
  ] as const) {
    expect(plain(operation), operation).toContain(`"id": "${id}`);
  }
  expect(plain('createBatch')).toContain('"total": 2');
  expect(plain('retryBatch')).toContain('"retried": 1');
  expect(section('retryBatch')).toContain('<code class="name">ratePerSecond</code>');
  expect(text).not.toContain('…_01k');
});

test('nothing that changes or deletes a template is prefilled with one', async () => {
  const { text } = await read('/docs');
  const prefilled = [...text.matchAll(/<form data-method="(\w+)" data-path="([^"]+)".*?<\/form>/gs)]
    .filter(([form]) => form.includes('value="tpl_wrapped"'))
    .map(([, method, path]) => `${method} ${path!.split('/').slice(4).join('/')}`);
  expect(prefilled.filter((call) => !call.startsWith('GET')).sort()).toEqual([
    'POST batch',
    'POST preflight',
    'POST render',
  ]);
});

test('every error code has an anchor with its meaning and what to do', async () => {
  const { text } = await read('/docs/errors');
  for (const code of Object.keys(errorCodes)) {
    const section = new RegExp(`<section class="error" id="${code}">.*?</section>`, 's').exec(text)?.[0];
    expect(section, code).toContain('What to do:');
  }
});

test('the guides stand in the order of reading, and nothing of how the pages are made', async () => {
  const { text } = await read('/docs/guides');
  const main = text.slice(text.indexOf('<main'));
  const cards = [...main.matchAll(/href="\/docs\/guides\/([\w-]+)"/g)].map(([, name]) => name);
  expect(cards.slice(0, 2)).toEqual(['quick-start', 'year-in-review']);
  const files = await readdir(join(root, 'docs/guides'));
  expect(cards.toSorted()).toEqual(files.map((file) => file.replace('.md', '')).sort());
  expect([...main.matchAll(/<h[12]>(.*?)<\/h[12]>/g)].map(([, heading]) => heading)).toEqual(['Guides', 'Reference']);
  expect((await read('/docs/reference/errors')).text).not.toContain('Made by');
  expect(main).not.toContain('Made by');
});

test('a guide that is none is a problem document, whatever its name', async () => {
  for (const name of ['nothing', '..%2f..%2fpackage', '%2e%2e', 'running.txt']) {
    expect((await read(`/docs/guides/${name}`)).status, name).toBe(404);
  }
});

test('a language model is told how to call this server', async () => {
  const { status, headers, text } = await read('/llms.txt');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(text).toMatch(/^# Pictify\n\n> /);
  expect(text).toContain('/v1/templates/tpl_wrapped/render');
  for (const { method, path } of rows) expect(text).toContain(`\`${method.toUpperCase()} ${path}\``);
  expect((await read('/llms-full.txt')).text).toContain('# Expressions');
  expect((await read('/docs/guides/self-hosting.md')).text).toMatch(/^# Running it yourself/);
});

test('the mark that browsers ask for is there', async () => {
  const { status, headers } = await read('/favicon.ico');
  expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
});

const withExamples = rows.flatMap(({ id, method, path, answer, examples = {} }) => {
  // What a path is about has to be there: only templates are, under the id that the samples use.
  if (path.includes('{id}') && !path.startsWith('/v1/templates/{id}')) return [];
  return Object.entries(examples).map(([name, body]) => ({ id, name, method, path, body, status: answer.status }));
});

test.each(withExamples)(
  'the example of $id, “$name”, is taken as it stands',
  async ({ method, path, body, status }) => {
    const { call } = service;
    if (path.includes('{id}')) await call('POST', '/v1/templates', { body: testTemplate('tpl_wrapped') });
    if (path.endsWith('/rollback')) await call('POST', '/v1/templates/tpl_wrapped/publish', { body: {} });
    const answer = await call(method.toUpperCase(), path.replace('{id}', 'tpl_wrapped'), { body: resolvable(body) });
    expect([answer.status, 200].includes(status), answer.text).toBe(true);
    if (path.includes('{id}')) await call('DELETE', '/v1/templates/tpl_wrapped');
  },
);

/** Without the addresses of others, whose names would have to be looked up. */
function resolvable(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'webhookUrl'));
}

test('the samples of the client have no type errors', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'pictify-samples-'));
  const client = join(root, 'packages/sdk/src/index.ts');
  const start = sdkStart.replace('@pictify/sdk', client);
  for (const [id, text] of Object.entries(sdkSamples)) await writeFile(join(dir, `${id}.ts`), `${start}\n\n${text}\n`);
  const options = {
    compilerOptions: {
      noEmit: true,
      strict: true,
      skipLibCheck: true,
      exactOptionalPropertyTypes: true,
      allowImportingTsExtensions: true,
      target: 'es2024',
      lib: ['es2024', 'esnext.iterator', 'dom', 'dom.iterable'],
      module: 'preserve',
      moduleDetection: 'force',
      types: [],
    },
    include: ['*.ts'],
  };
  await writeFile(join(dir, 'tsconfig.json'), JSON.stringify(options));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', dir]).catch((error: { stdout: string }) => error);
  expect(stdout.split('\n').filter((line) => !line.startsWith(' ') && line.includes('.ts('))).toEqual([]);
  await rm(dir, { recursive: true, force: true });
});
