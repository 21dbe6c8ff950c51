import { emptyItem } from '../workers/chunk-work.ts';
import type { ItemResult } from '../workers/protocol.ts';
import { WorkerCrashed } from '../workers/worker-errors.ts';

/** A chunk that ended this many render processes is taken apart. */
export const crashesToIsolate = 2;
const partRows = 50;

export interface ChunkRun {
  rows: number;
  firstIndex: number;
  /** Crashes this chunk has caused before, perhaps in an earlier life of the server. */
  crashes: number;
  /** Renders rows `from` to `to` of the chunk. Rejects with WorkerCrashed when the process ended on the way. */
  render(from: number, to: number): Promise<ItemResult[]>;
  /** Writes a crash down and returns how many there have been. */
  countCrash(): Promise<number>;
}

/**
 * Renders a chunk although some row of it may kill the process that draws it.
 *
 * whole chunk ──crash──▶ whole chunk ──crash──▶ parts of 50 ──crash──▶ single rows ──crash twice──▶ that row has failed
 *
 * Only the part that crashed is taken apart further, so one bad row costs at most five processes, and every other row
 * of the chunk ends with its image.
 */
export async function renderIsolating(run: ChunkRun): Promise<ItemResult[]> {
  let crashes = run.crashes;
  while (crashes < crashesToIsolate) {
    try {
      return await run.render(0, run.rows);
    } catch (error) {
      if (!(error instanceof WorkerCrashed)) throw error;
      crashes = await run.countCrash();
    }
  }
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
    return { ...emptyItem(run.firstIndex + at, null), error: { code: 'render_crashed', message } };
  }
}
