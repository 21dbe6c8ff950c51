import { setTimeout as sleep } from 'node:timers/promises';
import type { RenderedRow, RowRenderer } from '../workers/row-renderer.ts';
import { runWorker } from '../workers/worker.ts';

/**
 * A render process that draws nothing and fails on command. Variables of a row: `die` ends the process as a native crash
 * would, `stall` never gives the processor back, `waitMs` takes that long, `fail` throws. A font that reads `die` ends it
 * as well.
 */
const renderer: RowRenderer = {
  async render(template, row, options): Promise<RenderedRow> {
    const values = row as { die?: boolean; stall?: boolean; waitMs?: number; fail?: boolean; name?: unknown };
    if (values.die) process.kill(process.pid, 'SIGKILL');
    while (values.stall);
    if (values.waitMs) await sleep(values.waitMs);
    if (values.fail) throw new Error('told to fail');
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
};

runWorker({
  createRenderer: async () => renderer,
  inspectFont: (bytes) => {
    if (Buffer.from(bytes).toString() === 'die') process.kill(process.pid, 'SIGKILL');
    return { error: 'No font is read here.' };
  },
});
