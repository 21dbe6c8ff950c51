import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** In a process of its own: the canvas's fonts are the process's, which other tests fill. */
it('a text loads the fonts it needs, each when it is first needed', async () => {
  const program = fileURLToPath(new URL('lazy-loading.run.ts', import.meta.url));
  const texts = [
    ['Ada Lovelace – 1,234 messages → €5 ★', 'Inter'],
    ['ភ្នំពេញ', 'Inter'],
    ['თბილისი', 'Outfit'],
    ['東', 'Inter'],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(texts)]);
  expect(JSON.parse(stdout)).toEqual([
    [],
    ['pf-inter-400'],
    ['pf-noto-sans-400', 'pf-noto-sans-khmer-khmer'],
    ['pf-noto-sans-georgian-georgian', 'pf-outfit-400'],
    [expect.stringMatching(/^pf-noto-sans-jp-\d+$/)],
  ]);
});
