import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const SOURCE = join(import.meta.dirname, '../../../browser/testing');

/** Builds the page that draws cases, as an application would be built; returns the folder. */
export async function buildHarness(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'pictify-harness-'));
  await build({
    configFile: false,
    root: SOURCE,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { input: join(SOURCE, 'harness.html') },
    },
  });
  return outDir;
}
