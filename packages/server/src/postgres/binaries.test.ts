import { cp, lstat, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findNativePackage, prepareBinaries } from './binaries.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pictify-binaries-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('copies a package whose links were never made, once, and anew when the copy is broken or of another version', async () => {
  const source = await findNativePackage();
  const bare = { nativeDir: join(root, 'native'), version: '18.0.0' };
  // Its nine hundred files of `share` are not needed to run: one stands for them.
  const shared = join(source.nativeDir, 'share/postgresql/');
  await cp(source.nativeDir, bare.nativeDir, {
    recursive: true,
    filter: async (path) =>
      !(await lstat(path)).isSymbolicLink() && (!path.startsWith(shared) || path.endsWith('postgres.bki')),
  });
  const place = join(root, 'place');
  const prepare = async (version: string) => {
    const progress: string[] = [];
    const binaries = await prepareBinaries({ ...bare, version }, place, null, (message) => progress.push(message));
    return { binaries, copied: progress.length > 0 };
  };

  await mkdir(place);
  const first = await prepare('18.0.0');
  expect(first).toMatchObject({
    copied: true,
    binaries: { major: 18, postgres: join(place, 'native-18.0.0/bin/postgres') },
  });
  expect((await prepare('18.0.0')).copied).toBe(false);
  await writeFile(first.binaries.postgres, 'cut short');
  expect((await prepare('18.0.0')).copied).toBe(true);
  expect((await prepare('18.0.1')).copied).toBe(true);
  expect(await readdir(place)).toEqual(['native-18.0.1']);
});

it('says to set DATABASE_URL where no package exists for the machine', async () => {
  await expect(findNativePackage('plan9')).rejects.toMatchObject({
    code: 'no-binary',
    message: expect.stringContaining('set DATABASE_URL'),
  });
});
