import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryBlobStore } from './directory-blob-store.ts';
import { freeBytes } from './free-bytes.ts';

let root: string;
let store: DirectoryBlobStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pictify-blobs-'));
  store = await DirectoryBlobStore.open(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const leftovers = () => readdir(join(root, '~tmp'));
async function listed(folder: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.list(folder)) keys.push(key);
  return keys.sort();
}

describe('blobs', () => {
  it('are read back whole, in ranges and by size, replaced and deleted', async () => {
    await store.put('renders/ab/image.png', bytes('first'));
    await store.put('renders/ab/image.png', bytes('0123456789'));
    expect(await store.get('renders/ab/image.png')).toEqual(bytes('0123456789'));
    expect(await store.getRange('renders/ab/image.png', 3, 4)).toEqual(bytes('3456'));
    expect(await store.getRange('renders/ab/image.png', 8, 100)).toEqual(bytes('89'));
    expect(await store.getRange('renders/ab/image.png', 50, 1)).toEqual(bytes(''));
    expect(await store.size('renders/ab/image.png')).toBe(10);
    await store.delete('renders/ab/image.png');
    await store.delete('renders/ab/image.png');
    expect(await store.get('renders/ab/image.png')).toBeNull();
    expect(await store.getRange('renders/ab/image.png', 0, 1)).toBeNull();
    expect(await store.size('renders/ab/image.png')).toBeNull();
    expect(await leftovers()).toEqual([]);
  });

  it('may be empty, and may have keys below the keys of others', async () => {
    await store.put('a', bytes(''));
    await store.put('a/b', bytes('b'));
    await store.put('a/b/c', bytes('c'));
    expect(await store.get('a')).toEqual(bytes(''));
    expect(await store.get('a/b/c')).toEqual(bytes('c'));
    expect(await listed('a')).toEqual(['a/b', 'a/b/c']);
  });

  it('are listed by folder, which is not a mere prefix', async () => {
    for (const key of ['batches/bat_1/0', 'batches/bat_1/1', 'batches/bat_10/0']) await store.put(key, bytes(key));
    expect(await listed('batches/bat_1')).toEqual(['batches/bat_1/0', 'batches/bat_1/1']);
    expect(await listed('batches/never')).toEqual([]);
  });

  it('are invisible until committed, and gone when aborted', async () => {
    const kept = await store.create('k');
    await kept.write(bytes('one '));
    await kept.write(bytes('two'));
    expect(await store.get('k')).toBeNull();
    await kept.commit();
    expect(await store.get('k')).toEqual(bytes('one two'));
    const dropped = await store.create('k');
    await dropped.write(bytes('other'));
    await dropped.abort();
    expect(await store.get('k')).toEqual(bytes('one two'));
    expect(await leftovers()).toEqual([]);
  });

  it('are one or the other, whole, when many write the same key', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(1_000));
    await Promise.all(texts.map((text) => store.put('f/g/k', bytes(text))));
    expect(texts).toContain(Buffer.from((await store.get('f/g/k'))!).toString());
    expect(await leftovers()).toEqual([]);
  });

  it('leave nothing behind where they cannot be published', async () => {
    await writeFile(join(root, 'blocked'), '');
    await expect(store.put('blocked/k', bytes('x'))).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(await leftovers()).toEqual([]);
  });
});

it.each([
  '',
  '/',
  'a/',
  '/a',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../b',
  '.hidden',
  'a/.b',
  '~tmp/x',
  'a\\b',
  'a\0b',
  'ä',
  'a b',
  `${'x'.repeat(201)}`,
])('refuses the key %j everywhere', async (key) => {
  await expect(store.put(key, bytes(''))).rejects.toThrow(RangeError);
  await expect(store.get(key)).rejects.toThrow(RangeError);
  await expect(store.delete(key)).rejects.toThrow(RangeError);
  await expect(listed(key)).rejects.toThrow(RangeError);
});

it('removes only old leftovers of killed writers when opened', async () => {
  const temporary = join(root, '~tmp');
  await mkdir(temporary, { recursive: true });
  for (const name of ['old', 'new']) await writeFile(join(temporary, name), name);
  const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
  await utimes(join(temporary, 'old'), twoDaysAgo, twoDaysAgo);
  await DirectoryBlobStore.open(root);
  expect(await leftovers()).toEqual(['new']);
});

it('tells the free space of a directory, also of one that is still to be made', async () => {
  expect(await freeBytes(root)).toBeGreaterThan(0);
  expect(await freeBytes(join(root, 'not', 'yet'))).toBeGreaterThan(0);
});
