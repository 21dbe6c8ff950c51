import { setImmediate as macrotask } from 'node:timers/promises';
import { extensionOf } from '@pictify/api/image-format';
import type { ImageLoader } from '@pictify/render/node';
import { forRows } from '../adapters/adapted-template.ts';
import { DirectoryBlobStore } from '../blobs/directory-blob-store.ts';
import { imageHash } from '../delivery/image-name.ts';
import { renderChunk } from './chunk-work.ts';
import { failureOf } from './failure-of.ts';
import { FontRenderers } from './font-renderers.ts';
import { createImageLoader } from './image-source.ts';
import { openPack } from './pack-sink.ts';
import type {
  ChunkTask,
  FontInspection,
  FromWorker,
  ImageMeasure,
  ItemResult,
  Rendered,
  RenderTask,
  ToWorker,
  WorkerSetup,
} from './protocol.ts';
import { type RowRenderer, wireIssues } from './row-renderer.ts';
import { TemplateCache } from './template-cache.ts';
import { Turns } from './turns.ts';
import { workspaceImages } from './workspace-images.ts';

/** A process whose thread is held by a native call, or by an endless loop, cannot say `alive`. */
const aliveMs = 1000;
/** Progress messages of one task are at least this far apart. */
const progressMs = 200;

/** What a render process works with. */
export interface WorkerTools {
  createRenderer(options: { loadImage: ImageLoader }): Promise<RowRenderer>;
  inspectFont(bytes: Uint8Array): FontInspection;
  measureImage(bytes: Uint8Array): Promise<ImageMeasure>;
}

/**
 * The life of a render process: wait for the set-up, say `ready`, then answer every task. It ends with its parent.
 * Its tools are the only thing that differs between the real process and a test double that dies on command.
 */
export function runWorker(tools: WorkerTools): void {
  const cancelled = new Set<number>();
  let tasks: ((message: ToWorker) => void) | undefined;
  process.on('disconnect', () => process.exit(0));
  setInterval(() => send({ type: 'alive', residentBytes: process.memoryUsage.rss() }), aliveMs);
  // A terminal sends these to the whole process group; the parent decides when a render process ends.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('message', (message: ToWorker) => {
    if (message.type === 'stop') process.exit(0);
    else if (message.type === 'cancel') cancelled.add(message.task);
    else if (message.type === 'setup') {
      void setUp(message.setup, tools, cancelled).then((handler) => {
        tasks = handler;
        send({ type: 'ready' });
      });
    } else tasks?.(message);
  });
}

async function setUp(
  setup: WorkerSetup,
  { createRenderer, inspectFont, measureImage }: WorkerTools,
  cancelled: Set<number>,
): Promise<(message: ToWorker) => void> {
  const renderer = await createRenderer({ loadImage: createImageLoader(setup.assetsDir, setup.allowPrivateHosts) });
  const blobs = await DirectoryBlobStore.open(setup.blobsDir);
  const renderers = new FontRenderers((workspaceId) => renderer.withImages(workspaceImages(blobs, workspaceId)), blobs);
  const templates = new TemplateCache();
  const turns = new Turns();

  const render = async (task: RenderTask): Promise<Rendered> => {
    const template = forRows(templates.get(task.documentHash, task.document), task.rows);
    const renderer = await renderers.get(task);
    const image = await turns.take('sync', () =>
      task.rows.length === 1
        ? renderer.render(template, task.rows[0], task.options)
        : renderer.renderSets(template, task.rows, task.options),
    );
    const { bytes, width, height, altText } = image;
    const hash = imageHash(setup.imageNameKey, task.workspaceId, bytes);
    const name = `${hash}.${extensionOf(task.options.format)}`;
    return { name, bytes, width, height, altText, issues: wireIssues(image.issues, template) };
  };

  const chunk = async (id: number, task: ChunkTask): Promise<ItemResult[] | null> => {
    let lastSent = 0;
    const renderer = await renderers.get(task);
    return renderChunk(task, templates.get(task.documentHash, task.document), {
      renderer,
      turns,
      imageNameKey: setup.imageNameKey,
      openPack: (key) => openPack(blobs, key),
      onProgress: (rows) => {
        const now = Date.now();
        if (now - lastSent < progressMs) return;
        lastSent = now;
        send({ type: 'progress', task: id, ...rows });
      },
      cancelled: () => cancelled.has(id),
    });
  };

  const answer = async (message: ToWorker): Promise<void> => {
    if (message.type === 'setup' || message.type === 'cancel' || message.type === 'stop') return;
    const { task } = message;
    try {
      if (message.type === 'render') {
        send({ type: 'rendered', task, rendered: await render(message.render) });
      } else if (message.type === 'inspect') {
        send({ type: 'inspected', task, inspection: await turns.take('sync', async () => inspectFont(message.font)) });
      } else if (message.type === 'measure') {
        send({ type: 'measured', task, measure: await turns.take('sync', () => measureImage(message.image)) });
      } else {
        const items = await chunk(task, message.chunk);
        send(items ? { type: 'chunked', task, items } : { type: 'cancelled', task });
      }
    } catch (error) {
      send({ type: 'failed', task, failure: failureOf(error) });
    } finally {
      cancelled.delete(task);
      await macrotask();
    }
  };
  return (message) => void answer(message);
}

function send(message: FromWorker): void {
  process.send?.(message);
}
