import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** In a process of its own: what goes wrong in native code cannot be caught. */
it('damaged fonts never end the process', { timeout: 300_000 }, async () => {
  const program = fileURLToPath(new URL('hostile-fonts.run.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, '300']);
  const { refused, drawn, failed } = JSON.parse(stdout) as { refused: number; drawn: number; failed: number };
  expect(failed).toBe(0);
  expect(refused + drawn).toBe(300);
  expect(refused).toBeGreaterThan(50);
  expect(drawn).toBeGreaterThan(50);
});
