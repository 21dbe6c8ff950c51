import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./testing/print-hashes.ts', import.meta.url));
const EVERY_NTH = 20;

async function hashes(...more: string[]): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, `${EVERY_NTH}`, ...more]);
  return JSON.parse(stdout);
}

test('two processes write the same bytes in every format, whatever they drew before', async () => {
  const [first, second] = [await hashes(), await hashes('reversed')];
  expect(Object.keys(first).length).toBeGreaterThanOrEqual(12 * 3);
  expect(second).toEqual(first);
});
