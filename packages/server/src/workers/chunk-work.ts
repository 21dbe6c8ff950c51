import { setImmediate as macrotask } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { extensionOf } from '@pictify/api/image-format';
import { rowKey } from '@pictify/render/row-key';
import type { CompiledTemplate } from '@pictify/scene';
import { forRows } from '../adapters/adapted-template.ts';
import { batchImageName, imageHash } from '../delivery/image-name.ts';
import { jsonDanger } from '../security/json-danger.ts';
import { failureOf } from './failure-of.ts';
import { keyIssue } from './key-issue.ts';
import type { ChunkTask, ItemResult } from './protocol.ts';
import { type RenderedRow, type RowRenderer, wireIssues } from './row-renderer.ts';
import type { Turns } from './turns.ts';

/** Rows under way at once, so that one row's pictures load while another is drawn. */
const lanes = 2;
/** Rows whose pictures are fetched ahead of the drawing. */
const prefetchRows = 64;

/** Where a chunk's images go: one pack, published as a whole or not at all. */
export interface PackSink {
  append(name: string, bytes: Uint8Array): Promise<{ offset: number; length: number }>;
  publish(): Promise<void>;
  discard(): Promise<void>;
}

export interface ChunkContext {
  renderer: Pick<RowRenderer, 'render' | 'prefetch'>;
  turns: Turns;
  imageNameKey: Uint8Array;
  openPack(key: string): Promise<PackSink>;
  onProgress(rows: { completed: number; failed: number }): void;
  cancelled(): boolean;
}

/** Renders rows of a chunk into one pack, or none in a dry run. Null when it was cancelled on the way: then nothing is left behind. */
export async function renderChunk(
  task: ChunkTask,
  base: CompiledTemplate,
  context: ChunkContext,
): Promise<ItemResult[] | null> {
  const all = readRows(task.payload);
  const rows = task.rows.map((at) => all[at]);
  const template = forRows(base, rows);
  const items: ItemResult[] = new Array(rows.length);
  const pack = task.packKey === null ? null : await context.openPack(task.packKey);
  let next = 0;
  const done = { completed: 0, failed: 0 };
  const prefetch = createPrefetch(task, template, rows, context.renderer);

  const lane = async (): Promise<void> => {
    while (next < rows.length && !context.cancelled()) {
      const at = next++;
      await prefetch(at);
      const item = await context.turns.take(task.priority, () =>
        renderItem(task, template, task.rows[at]!, rows[at], pack, context),
      );
      items[at] = item;
      done[item.status === 'completed' ? 'completed' : 'failed']++;
      context.onProgress(done);
      // Without a macrotask after every image the native buffers are never freed.
      await macrotask();
    }
  };
  try {
    const outcomes = await Promise.allSettled(Array.from({ length: lanes }, lane));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  } catch (error) {
    await pack?.discard();
    throw error;
  }
  if (context.cancelled()) {
    await pack?.discard();
    return null;
  }
  await pack?.publish();
  return items;
}

async function renderItem(
  task: ChunkTask,
  template: CompiledTemplate,
  at: number,
  row: unknown,
  pack: PackSink | null,
  context: ChunkContext,
): Promise<ItemResult> {
  const key = rowKey(row, task.keyVariable);
  const issues = row === null || key !== null || task.keyVariable === null ? [] : [keyIssue(task.keyVariable)];
  const item = { ...emptyItem(task.firstIndex + at, key, namesOf(row)), issues };
  if (row === null) return { ...item, error: { code: 'row_refused', message: 'The row was refused.' } };
  if (jsonDanger(row)) {
    return { ...item, error: { code: 'forbidden_key', message: 'A row may not have a key named “__proto__”.' } };
  }
  let image: RenderedRow;
  try {
    image = await context.renderer.render(template, drawnValues(row, task.keyVariable, template), task.options);
  } catch (error) {
    const { code, message } = failureOf(error);
    return { ...item, error: { code, message } };
  }
  const { bytes, width, height, altText } = image;
  const size = { width, height, altText };
  const drawn: ItemResult = {
    ...item,
    status: 'completed',
    ...size,
    issues: [...issues, ...wireIssues(image.issues, template)],
  };
  if (pack === null) return { ...drawn, length: bytes.length };
  const hash = imageHash(context.imageNameKey, task.workspaceId, bytes);
  const name = batchImageName(task.batchId, item.index, hash, extensionOf(task.options.format));
  return { ...drawn, hash, pack: task.packKey, ...(await pack.append(name, bytes)) };
}

export function emptyItem(index: number, key: string | null, variables: string[] | null = null): ItemResult {
  return {
    index,
    key,
    status: 'failed',
    hash: null,
    pack: null,
    offset: 0,
    length: 0,
    width: 0,
    height: 0,
    altText: '',
    variables,
    issues: [],
    error: null,
  };
}

/** The row without a key that only tells whose it is: the template need not know of it. */
function drawnValues(row: unknown, keyVariable: string | null, { template }: CompiledTemplate): unknown {
  if (keyVariable === null || template.variables?.some(({ name }) => name === keyVariable)) return row;
  const { [keyVariable]: _, ...values } = row as Record<string, unknown>;
  return values;
}

function readRows(payload: Uint8Array): unknown[] {
  return JSON.parse(gunzipSync(payload).toString('utf8')) as unknown[];
}

/** Results without an image for a chunk's rows, in their order, for those that never came to be rendered. */
export function emptyItems(
  { firstIndex, payload }: Pick<ChunkTask, 'firstIndex' | 'payload'>,
  keyVariable: string | null,
): ItemResult[] {
  return readRows(payload).map((row, at) => emptyItem(firstIndex + at, rowKey(row, keyVariable), namesOf(row)));
}

/** The names of what a row carries. */
function namesOf(row: unknown): string[] | null {
  return typeof row === 'object' && row !== null ? Object.keys(row) : null;
}

/** Fetches window after window of pictures, one window ahead of the row that is asked for. */
function createPrefetch(
  task: ChunkTask,
  template: CompiledTemplate,
  rows: readonly unknown[],
  renderer: ChunkContext['renderer'],
): (at: number) => Promise<void> {
  const windows = new Map<number, Promise<void>>();
  const start = (window: number): Promise<void> => {
    const known = windows.get(window);
    if (known) return known;
    const part = rows.slice(window * prefetchRows, (window + 1) * prefetchRows);
    const loading = part.length === 0 ? undefined : renderer.prefetch?.(template, part, task.options);
    const settled = loading?.catch(() => undefined) ?? Promise.resolve();
    windows.set(window, settled);
    return settled;
  };
  return async (at) => {
    const window = Math.floor(at / prefetchRows);
    await start(window);
    void start(window + 1);
  };
}
