import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore, BlobWriter } from './blob-store.ts';
import { DirectoryBlobStore } from './directory-blob-store.ts';
import { PackDamagedError, readPackEntry, readPackIndex } from './pack-reader.ts';
import { PackFullError, PackWriter } from './pack-writer.ts';

let root: string;
let store: DirectoryBlobStore;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pictify-packs-'));
  store = await DirectoryBlobStore.open(join(root, 'store'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function writePack(key: string, files: readonly (readonly [string, Uint8Array])[]) {
  const writer = await PackWriter.create(store, key);
  for (const [name, bytes] of files) await writer.add(name, bytes);
  return writer.finish();
}

const FILES = [
  ['000000.png', Buffer.from('first image')],
  ['empty.png', Buffer.alloc(0)],
  ['pages/Zoë 😀.webp', Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 31) % 251))],
] as const;

describe('a pack', () => {
  it('gives every entry back from its offset, and the same index from its own directory', async () => {
    const { entries, sizeBytes } = await writePack('p/good', FILES);
    for (const [i, [name, bytes]] of FILES.entries()) {
      expect(entries[i]?.name).toBe(name);
      expect(await readPackEntry(store, 'p/good', entries[i]!)).toEqual(bytes);
    }
    expect(await readPackIndex(store, 'p/good')).toEqual(entries);
    expect(await store.size('p/good')).toBe(sizeBytes);
  });

  it('has the same bytes whenever it is written', async () => {
    await writePack('p/same', FILES);
    const digest = createHash('sha256')
      .update((await store.get('p/same'))!)
      .digest('hex');
    expect(digest).toBe('88b0b4a3a23489bda9a35082a3a6e35d8c2b520569084321f1a54bdb59a40baa');
  });

  it.each([
    ['unzip', ['-t']],
    [
      'python3',
      ['-c', 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist())'],
    ],
  ])('is accepted by %s, with its names', async (program, args) => {
    await writePack('p/foreign', FILES);
    const path = join(root, `${program}.zip`);
    await writeFile(path, (await store.get('p/foreign'))!);
    const { error, status, stdout } = spawnSync(program, [...args, path], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    if (error && !process.env['CI']) return console.warn(`NOT CHECKED: ${program} is not installed`);
    expect(status, stdout).toBe(0);
    for (const [name] of FILES) expect(stdout).toContain(name);
  });

  it('may have any entries, none too', async () => {
    const files = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9é]{1,12}$/), fc.uint8Array({ maxLength: 300 })), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(files, async (list) => {
        const { entries } = await writePack('p/any', list);
        expect(await readPackIndex(store, 'p/any')).toEqual(entries);
        for (const [i, [, bytes]] of list.entries()) {
          expect(Buffer.from((await readPackEntry(store, 'p/any', entries[i]!))!)).toEqual(Buffer.from(bytes));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not exist until finished, nor after an abort', async () => {
    const writer = await PackWriter.create(store, 'p/aborted');
    const entry = await writer.add('a', Buffer.from('a'));
    expect(await readPackIndex(store, 'p/aborted')).toBeNull();
    await writer.abort();
    expect(await readPackEntry(store, 'p/aborted', entry)).toBeNull();
  });

  it.each(['', '/etc/passwd', '../a', 'a/../b', 'a//b', 'a\\b', 'a\0', 'taken'])(
    'refuses the entry name %j',
    async (name) => {
      const writer = await PackWriter.create(store, 'p/names');
      await writer.add('taken', Buffer.from('a'));
      await expect(writer.add(name, Buffer.from('b'))).rejects.toThrow(RangeError);
      await writer.abort();
    },
  );

  it('is full before it would need a larger format', async () => {
    const sink = { write: async () => undefined, commit: async () => undefined, abort: async () => undefined };
    const discarding = { create: async (): Promise<BlobWriter> => sink } as Partial<BlobStore> as BlobStore;
    const large = await PackWriter.create(discarding, 'k');
    const image = Buffer.alloc(2 ** 28);
    for (let i = 0; i < 15; i++) await large.add(`${i}`, image);
    await expect(large.add('last', image)).rejects.toThrow(PackFullError);
    const many = await PackWriter.create(discarding, 'k');
    for (let i = 0; i < 65_534; i++) await many.add(`${i}`, Buffer.of());
    await expect(many.add('last', Buffer.of())).rejects.toThrow(PackFullError);
  });

  it.each([
    ['cut', (bytes: Buffer) => bytes.subarray(0, -30)],
    ['with a damaged directory', (bytes: Buffer) => Buffer.from(bytes).fill(0, bytes.length - 130, bytes.length - 100)],
    ['empty', () => Buffer.of()],
  ])('is called damaged when %s', async (_, damage) => {
    const { entries } = await writePack('p/damaged', FILES.slice(0, 2));
    await store.put('p/damaged', damage(Buffer.from((await store.get('p/damaged'))!)));
    await expect(readPackIndex(store, 'p/damaged')).rejects.toThrow(PackDamagedError);
    await store.put('p/damaged', Buffer.of(1));
    await expect(readPackEntry(store, 'p/damaged', entries[0]!)).rejects.toThrow(PackDamagedError);
  });
});
