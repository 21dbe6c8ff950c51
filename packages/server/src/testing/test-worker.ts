import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FontFacts } from '../workers/protocol.ts';
import type { RenderedRow, RowRenderer } from '../workers/row-renderer.ts';
import { runWorker } from '../workers/worker.ts';

/**
 * A render process that draws nothing and fails on command. Variables of a row: `die` ends the process as a native crash
 * would, `stall` never gives the processor back, `waitMs` takes that long, `fail` throws, `failWithout` as well
 * while there is no such file. A font that reads `die` ends it
 * as well.
 */
const renderer: RowRenderer = {
  async render(template, row, options): Promise<RenderedRow> {
    const values = row as {
      die?: boolean;
      stall?: boolean;
      waitMs?: number;
      fail?: boolean;
      failWithout?: string;
      name?: unknown;
    };
    if (values.die) process.kill(process.pid, 'SIGKILL');
    while (values.stall);
    if (values.waitMs) await sleep(values.waitMs);
    if (values.fail || (values.failWithout && !existsSync(values.failWithout))) throw new Error('told to fail');
    const { width, height } = template.template;
    const bytes = Buffer.from(`image ${JSON.stringify([template.template.name, row, options.format, options.scale])}`);
    const issue = { code: 'variable_missing', severity: 'warning' as const, message: 'The default was used.' };
    return {
      bytes,
      width: width * options.scale,
      height: height * options.scale,
      altText: `Card for ${String(values.name ?? '')}`,
      issues: values.name === undefined ? [issue] : [],
    };
  },
  renderSets: (template, rows, options) => renderer.render(template, rows[0], options),
  withFonts: () => renderer,
  withImages: () => renderer,
};

/** What it says of every file that begins with “font”. */
const font: FontFacts = {
  family: 'Test Sans',
  subfamily: 'Regular',
  weight: 400,
  style: 'normal',
  axes: [],
  features: [],
  glyphs: 1,
  characters: 1,
  scripts: [],
  issues: [],
};

runWorker({
  createRenderer: async () => renderer,
  inspectFont: (bytes) => {
    const text = Buffer.from(bytes).toString();
    if (text === 'die') process.kill(process.pid, 'SIGKILL');
    return text.startsWith('font') ? font : { error: 'No font is read here.' };
  },
  measureImage: async () => ({ width: 1, height: 1 }),
});
