import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WireBatchItem } from '@pictify/api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadBatch } from '../store/batches.ts';
import { readZip } from '../testing/read-zip.ts';
import { batchEnd, startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';
import { batchArchive } from './archive.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

async function endedBatch(variables: unknown[]): Promise<string> {
  const body = { variables, key: 'user', fileExtension: 'jpg' };
  const { json } = await service.call<{ id: string }>('POST', '/template/tpl_card/batch', { body });
  await batchEnd(service.call, json.id);
  return json.id;
}

async function archive(id: string): Promise<Buffer> {
  const answer = await fetch(`${service.url}/v1/batches/${id}/archive`, {
    headers: { Authorization: `Bearer ${testKey}` },
  });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${id}.zip"`);
  return Buffer.from(await answer.arrayBuffer());
}

test('an archive holds every image under a name that says whose it is, and the results', async () => {
  const variables: unknown[] = Array.from({ length: 90 }, (_, i) => ({ user: `user ${i}`, name: `Name ${i}` }));
  variables[2] = { user: '../../etc/passwd', name: 'hostile' };
  variables[3] = { user: 'Ada', name: 'first' };
  variables[4] = { user: 'ada', name: 'second' };
  variables[5] = { fail: true };
  variables[6] = 'no row';
  const id = await endedBatch(variables);
  const files = readZip(await archive(id));
  expect(files.size).toBe(89);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['results.csv', '0001-user-0.jpg', '0003-etc-passwd.jpg', '0004-ada.jpg', '0005-ada.jpg']),
  );
  expect(files.get('0004-ada.jpg')!.toString()).toContain('"first"');
  const rows = parse(files.get('results.csv')!, { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(90);
  for (const row of rows) {
    if (row['status'] !== 'completed') expect(row['file']).toBe('');
    else {
      const url = new URL(row['url']!);
      const image = await service.call('GET', url.pathname, { key: null });
      expect(files.get(row['file']!)!.toString()).toBe(image.text);
    }
  }
  await service.call('DELETE', `/v1/batches/${id}/items/0`);
  const after = readZip(await archive(id));
  expect(after.size).toBe(88);
  expect(after.has('0001-user-0.jpg')).toBe(false);
});

test('an archive without an image has the results alone', async () => {
  const files = readZip(await archive(await endedBatch([{ fail: true }])));
  expect([...files.keys()]).toEqual(['results.csv']);
});

test('an archive whose images go while it is made breaks off', async () => {
  const id = await endedBatch([{ name: 'a' }]);
  await service.context.blobs.deleteFolder(`packs/${id}`);
  const answer = fetch(`${service.url}/v1/batches/${id}/archive`, { headers: { Authorization: `Bearer ${testKey}` } });
  await expect(answer.then((response) => response.arrayBuffer())).rejects.toThrow();
});

/** Makes the archive of a batch that changes as soon as the first block of it is on its way. */
async function archiveDuring(id: string, change: () => Promise<unknown>): Promise<void> {
  const blocks = batchArchive(service.context, (await loadBatch(service.context.db, id))!);
  await blocks.next();
  await change();
  await readAll(blocks);
}

async function readAll(blocks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of blocks);
}

test('an archive whose batch changes while it is made breaks off', async () => {
  const one = await endedBatch([{ user: 'Ada' }, { user: 'Grace' }]);
  const all = await endedBatch([{ user: 'Ada' }]);
  const remove = (path: string) => () => service.call('DELETE', `/v1/batches/${path}`);
  await expect(archiveDuring(one, remove(`${one}/items/0`))).rejects.toThrow('changed');
  await expect(archiveDuring(all, remove(all))).rejects.toThrow('changed');
});

test('an archive that finds more images than its batch had breaks off', async () => {
  const id = await endedBatch([{ user: 'Ada' }, { user: 'Grace' }]);
  const batch = (await loadBatch(service.context.db, id))!;
  const archive = batchArchive(service.context, { ...batch, completed: 1 });
  await expect(readAll(archive)).rejects.toThrow('changed');
});

test('other programs unpack it', async ({ skip }) => {
  const unzip = promisify(execFile);
  const hasUnzip = await unzip('unzip', ['-v']).then(
    () => true,
    () => false,
  );
  if (!hasUnzip) skip('no unzip on this machine');
  const dir = await mkdtemp(join(tmpdir(), 'pictify-archive-'));
  try {
    const id = await endedBatch([
      { user: 'Zoë', name: 'a' },
      { user: '李', name: 'b' },
    ]);
    await writeFile(join(dir, 'batch.zip'), await archive(id));
    await unzip('unzip', ['-q', join(dir, 'batch.zip'), '-d', join(dir, 'out')]);
    expect((await readdir(join(dir, 'out'))).length).toBe(3);
    const items = await service.call<{ results: WireBatchItem[] }>('GET', `/v1/batches/${id}/results`);
    const csv = await readFile(join(dir, 'out', 'results.csv'), 'utf8');
    for (const item of items.json.results) expect(csv).toContain(item.url);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
