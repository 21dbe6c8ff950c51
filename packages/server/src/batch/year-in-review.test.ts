import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRenderer } from '@pictify/render/node';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplesDir } from '../service.ts';
import { realWorkerModule, startTestService, type TestService, testKey } from '../testing/test-service.ts';
import { readAsset } from '../workers/image-source.ts';

const users = 120;
/** Every so many-th picture is drawn again here; prime to the hundred sample rows, so that both rounds are met. */
const sampleStep = 11;

interface Item {
  index: number;
  status: string;
  url: string;
  altText: string;
  issues: { code: string }[];
}

let service: TestService;
let port: number;
beforeAll(async () => {
  port = await freePort();
  service = await startTestService({
    pool: { module: realWorkerModule },
    env: { PICTIFY_ALLOW_PRIVATE_HOSTS: `localhost:${port}` },
  });
});
afterAll(() => service?.stop());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function readExample(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(examplesDir, 'year-in-review', name), 'utf8'));
}

/** The rows that the program is meant to send: the sample people over and over, each round an hour more. */
async function expectedRows(): Promise<Record<string, unknown>[]> {
  const people = (await readExample('rows.json')) as Record<string, unknown>[];
  return Array.from({ length: users }, (_, index) => {
    const { hours_saved, ...person } = people[index % people.length]!;
    const round = Math.floor(index / people.length);
    return { ...person, hours_saved: typeof hours_saved === 'number' ? hours_saved + round : hours_saved };
  });
}

test('the program of the first example gives every user the card that their own values draw', async () => {
  const document = await readExample('template.json');
  expect((await service.call('POST', '/v1/templates', { body: document })).status).toBe(201);

  // Rejects unless the program ends with code 0: it got the signed webhook and found one good image per user.
  const { stdout } = await promisify(execFile)(process.execPath, [join(examplesDir, 'year-in-review.ts')], {
    env: {
      ...process.env,
      USERS: String(users),
      PICTIFY_URL: service.url,
      PICTIFY_API_KEY: testKey,
      RECEIVER_PORT: String(port),
    },
  });
  expect(stdout).toContain(`one card for each of ${users} users`);

  const id = /accepted as (\S+)/.exec(stdout)![1];
  const { text } = await service.call('GET', `/v1/batches/${id}/results`, {
    headers: { Accept: 'application/x-ndjson' },
  });
  const items = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
  const rows = await expectedRows();
  expect(items.map((item) => [item.index, item.status])).toEqual(rows.map((_, index) => [index, 'completed']));
  expect(new Set(items.map((item) => item.url)).size).toBe(users);

  const template = compileTemplateDocument(validateTemplate(document).template!);
  expect(items.map((item) => item.altText)).toEqual(rows.map((row) => template.resolve(row).altText));
  const renderer = await createRenderer({
    loadImage: (source) => readAsset(join(examplesDir, 'assets'), source.replace('asset:', '')),
  });
  const pictures = new Set<string>();
  for (let index = 0; index < users; index += sampleStep) {
    const answer = await fetch(service.url + new URL(items[index]!.url).pathname);
    const sent = Buffer.from(await answer.arrayBuffer());
    const { bytes } = await renderer.render(template, rows[index], { format: 'png' });
    const codes = items[index]!.issues.map(({ code }) => code).join(', ');
    expect(sent.equals(bytes), `card ${index} (issues: ${codes}) is the one its row draws`).toBe(true);
    pictures.add(sent.toString('base64'));
  }
  expect(pictures.size).toBe(Math.ceil(users / sampleStep));
});
