import type { ItemResult } from '../workers/protocol.ts';
import { WorkerCrashed } from '../workers/worker-errors.ts';

const partRows = 50;

export interface ChunkRun {
  rows: number;
  /** Renders the run's rows `from` to `to`. Rejects with WorkerCrashed when the process ended on the way. */
  render(from: number, to: number): Promise<ItemResult[]>;
  /** Writes a crash down. */
  countCrash(): Promise<unknown>;
  /** The result of row `at` without an image. */
  itemWithout(at: number): ItemResult;
}

/**
 * Renders a chunk of which some row kills the process that draws it.
 *
 * parts of 50 ──crash──▶ single rows ──crash twice──▶ that row has failed
 *
 * Only the part that crashed is taken apart further, so one bad row costs at most three processes, and every other row
 * of the chunk ends with its image.
 */
export async function renderApart(run: ChunkRun): Promise<ItemResult[]> {
  return renderParts(run, 0, run.rows);
}

async function renderParts(run: ChunkRun, from: number, to: number): Promise<ItemResult[]> {
  const step = to - from > partRows ? partRows : 1;
  const items: ItemResult[] = [];
  for (let at = from; at < to; at += step) {
    const end = Math.min(at + step, to);
    try {
      items.push(...(await run.render(at, end)));
    } catch (error) {
      if (!(error instanceof WorkerCrashed)) throw error;
      await run.countCrash();
      items.push(...(end - at > 1 ? await renderParts(run, at, end) : [await lastTry(run, at)]));
    }
  }
  return items;
}

async function lastTry(run: ChunkRun, at: number): Promise<ItemResult> {
  try {
    return (await run.render(at, at + 1))[0]!;
  } catch (error) {
    if (!(error instanceof WorkerCrashed)) throw error;
    await run.countCrash();
    const message = 'This row ended the render process twice and was given up. The other rows are not affected.';
    return { ...run.itemWithout(at), error: { code: 'render_crashed', message } };
  }
}
