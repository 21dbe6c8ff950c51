import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Extent } from '../../geometry.ts';
import type { SafeSvg, SvgBitmap } from '../../svg/index.ts';
import { DecodeFailure } from './failure.ts';
import type { SvgTask } from './svg-thread.ts';

/** Larger bitmaps leave the thread's memory grown, which wasm cannot give back; it is ended after them. */
const LARGE_PIXELS = 4_000_000;
const MAX_REMEMBERED = 256;

/**
 * Paints drawings in a thread of its own, one after another, so that one that takes too long or brings the wasm down
 * can be ended with it; that one is not tried again. The thread is begun when it is first needed and keeps no process
 * from ending.
 */
export class SvgPainter {
  readonly #deadlineMs: number;
  readonly #tooMuch = new Map<string, DecodeFailure>();
  #thread: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  /** @throws DecodeFailure `svg_refused` when it takes longer or more memory than any ordinary drawing. */
  paint(svg: SafeSvg, size: Extent): Promise<SvgBitmap> {
    const painted = this.#last.then(() => this.#paint({ svg, size }));
    this.#last = painted.catch(() => undefined);
    return painted;
  }

  async #paint(task: SvgTask): Promise<SvgBitmap> {
    const { width, height } = task.size;
    const key = `${createHash('sha1').update(task.svg.inside).digest('base64')} ${width}x${height}`;
    const known = this.#tooMuch.get(key);
    if (known) throw known;
    const thread = await this.#begun();
    thread.ref();
    try {
      const bitmap = await answer(thread, task, this.#deadlineMs);
      if (width * height > LARGE_PIXELS) this.#end(thread);
      return bitmap;
    } catch (error) {
      this.#end(thread);
      if (this.#tooMuch.size >= MAX_REMEMBERED) this.#tooMuch.clear();
      this.#tooMuch.set(key, error as DecodeFailure);
      throw error;
    } finally {
      thread.unref();
    }
  }

  async #begun(): Promise<Worker> {
    try {
      return await (this.#thread ??= beginThread());
    } catch (error) {
      this.#thread = null;
      throw new DecodeFailure('image_unreadable', `SVG cannot be drawn at present: ${String(error)}`);
    }
  }

  #end(thread: Worker): void {
    this.#thread = null;
    // An error that arrives while it ends has nobody to be told to.
    thread.on('error', () => undefined);
    void thread.terminate();
  }
}

async function beginThread(): Promise<Worker> {
  const thread = new Worker(new URL('./svg-thread.ts', import.meta.url));
  await once(thread, 'message');
  return thread;
}

async function answer(thread: Worker, task: SvgTask, deadlineMs: number): Promise<SvgBitmap> {
  const { promise, resolve, reject } = Promise.withResolvers<SvgBitmap>();
  const fail = (why: string) => () => reject(new DecodeFailure('svg_refused', `the SVG ${why}`));
  const timer = setTimeout(fail('takes too long to draw'), deadlineMs);
  const broken = fail('is too large or too intricate to draw');
  thread.once('message', resolve).once('error', broken).once('exit', broken).postMessage(task);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    thread.off('message', resolve).off('error', broken).off('exit', broken);
  }
}
