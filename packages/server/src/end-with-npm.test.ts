import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const module = fileURLToPath(new URL('./end-with-npm.ts', import.meta.url));
const child = `import { endWithNpm } from ${JSON.stringify(module)};
  endWithNpm(() => { console.log('stopped'); process.exit(0); });
  console.log('started');
  setTimeout(() => process.exit(0), 5000);`;

/** What a child prints whose shell is killed once it has started. */
async function printedAfterKill(env: Record<string, string>): Promise<string> {
  const { npm_lifecycle_event: _, ...inherited } = process.env;
  const shell = spawn('sh', ['-c', '"$NODE" --input-type=module -e "$CHILD" & wait'], {
    env: { ...inherited, NODE: process.execPath, CHILD: child, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  void once(shell.stdout, 'readable').then(() => shell.kill('SIGKILL'));
  return text(shell.stdout);
}

test('a server that npm started ends when npm is gone; one that was started by hand does not', async () => {
  const [byNpm, byHand] = await Promise.all([printedAfterKill({ npm_lifecycle_event: 'start' }), printedAfterKill({})]);
  expect(byNpm).toBe('started\nstopped\n');
  expect(byHand).toBe('started\n');
});
