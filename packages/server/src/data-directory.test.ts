import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDataDirectory } from './data-directory.ts';
import { StartError } from './start-error.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-data-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('is made with everything above it, and may be there already', async () => {
  await openDataDirectory(join(dir, 'a', 'b'));
  await openDataDirectory(join(dir, 'a', 'b'));
  expect((await stat(join(dir, 'a', 'b'))).isDirectory()).toBe(true);
});

test.each([
  ['file', 'there is a file of this name'],
  ['file/below', 'a part of the path is a file'],
])('%s is refused in one sentence that names the variable', async (path, reason) => {
  await writeFile(join(dir, 'file'), '');
  const failure = openDataDirectory(join(dir, path));
  await expect(failure).rejects.toThrow(StartError);
  await expect(failure).rejects.toThrow(`${reason}. Set PICTIFY_DATA_DIR`);
});
