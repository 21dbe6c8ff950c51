import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rootSecret } from './root-secret.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictify-secret-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('is made once, for its owner only, and stays', async () => {
  const secret = await rootSecret(undefined, dir);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect((await stat(join(dir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(await rootSecret(undefined, dir)).toBe(secret);
  expect(await readdir(dir)).toEqual(['secret']);
});

test('is one for all who start at the same moment', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => rootSecret(undefined, dir)));
  expect(new Set(secrets).size).toBe(1);
  expect(await readdir(dir)).toEqual(['secret']);
});

test('of the environment is used as it is, and nothing is written', async () => {
  expect(await rootSecret('x'.repeat(32), dir)).toBe('x'.repeat(32));
  await expect(stat(join(dir, 'secret'))).rejects.toThrow();
});

test('that is damaged is said to be so', async () => {
  await writeFile(join(dir, 'secret'), 'abc');
  await expect(rootSecret(undefined, dir)).rejects.toThrow('is damaged');
});
