import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryBlobStore } from '../blobs/directory-blob-store.ts';
import { createLog } from '../log.ts';
import { emptyItem } from '../workers/chunk-work.ts';
import { deleteEarlierPacks, packKey } from './packs.ts';

let dir: string;
let blobs: DirectoryBlobStore;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-packs-'));
  blobs = await DirectoryBlobStore.open(dir);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const chunk = (attempts: number, firstIndex = 20) => ({ batchId: 'bat_1', firstIndex, count: 20, attempts });
const key = (of: ReturnType<typeof chunk>, from: number, to: number): string =>
  packKey(
    of,
    Array.from({ length: to - from }, (_, at) => from + at),
  );
const put = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await blobs.put(key, new Uint8Array(1));
};
const left = async (): Promise<string[]> => {
  const keys: string[] = [];
  for await (const key of blobs.list('packs')) keys.push(key);
  return keys.sort();
};
const itemsIn = (...keys: string[]) => keys.map((pack, at) => ({ ...emptyItem(20 + at, null), pack }));

test('packs of earlier attempts go, in whole and in parts; those of other chunks and batches stay', async () => {
  const kept = [key(chunk(3), 0, 10), key(chunk(3), 10, 20)];
  const others = [key(chunk(1, 0), 0, 20), key(chunk(1, 40), 0, 20), 'packs/bat_2/20-20-1.zip'];
  await put(...kept, ...others, key(chunk(1), 0, 20), key(chunk(2), 0, 10), key(chunk(2), 19, 20));
  await deleteEarlierPacks({ blobs, log: createLog('silent') }, chunk(3), itemsIn(...kept));
  expect(await left()).toEqual([...kept, ...others].sort());
});

test('of a chunk without items every pack goes', async () => {
  await put(key(chunk(1), 0, 20), key(chunk(2), 0, 10), key(chunk(1, 40), 0, 20));
  await deleteEarlierPacks({ blobs, log: createLog('silent') }, chunk(2), []);
  expect(await left()).toEqual([key(chunk(1, 40), 0, 20)]);
});

test('packs of later attempts stay: they are being worked on', async () => {
  await put(key(chunk(1), 0, 20), key(chunk(3), 0, 20));
  await deleteEarlierPacks({ blobs, log: createLog('silent') }, chunk(2), []);
  expect(await left()).toEqual([key(chunk(3), 0, 20)]);
});
