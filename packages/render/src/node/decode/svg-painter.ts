import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Extent } from '../../geometry.ts';
import { type SafeSvg, SVG_LIMITS, type SvgBitmap } from '../../svg/index.ts';
import { DecodeFailure } from './failure.ts';
import type { SvgTask } from './svg-thread.ts';

/** Larger bitmaps leave the thread's memory grown, which wasm cannot give back; it is ended after them. */
const LARGE_PIXELS = 4_000_000;
const MAX_REMEMBERED = 256;

/** What several drawings may take together. */
export interface DrawingTime {
  leftMs: number;
}

interface TooMuch {
  readonly failure: DecodeFailure;
  /** How long it took to see that. */
  readonly ms: number;
}

/**
 * Paints drawings in a thread of its own, one after another, so that one that takes too long or brings the wasm down
 * can be ended with it; that one is not tried again. The thread is begun when it is first needed and keeps no process
 * from ending.
 */
export class SvgPainter {
  readonly #deadlineMs: number;
  readonly #tooMuch = new Map<string, TooMuch>();
  #thread: Promise<Worker> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deadlineMs: number) {
    this.#deadlineMs = deadlineMs;
  }

  /**
   * Takes what it took off `time`, not counting what it waited for others.
   *
   * @throws DecodeFailure `svg_refused` when it takes longer or more memory than any ordinary drawing, or more than the
   * time that is left.
   */
  paint(svg: SafeSvg, size: Extent, time: DrawingTime = { leftMs: Number.POSITIVE_INFINITY }): Promise<SvgBitmap> {
    const painted = this.#last.then(() => this.#paint({ svg, size }, time));
    this.#last = painted.catch(() => undefined);
    return painted;
  }

  async #paint(task: SvgTask, time: DrawingTime): Promise<SvgBitmap> {
    const { width, height } = task.size;
    if (task.svg.layers * width * height > SVG_LIMITS.layerPixels) {
      throw new DecodeFailure('svg_refused', `the SVG has too many layers to be drawn at ${width}×${height}`);
    }
    const key = `${createHash('sha1').update(task.svg.inside).digest('base64')} ${width}x${height}`;
    const known = this.#tooMuch.get(key);
    if (known) {
      time.leftMs -= known.ms;
      throw known.failure;
    }
    // A timer may be early by less than this.
    if (time.leftMs < 1) throw new DecodeFailure('svg_refused', 'the SVGs before it on the page took too long to draw');
    const thread = await this.#begun();
    const begun = performance.now();
    const deadlineMs = Math.min(this.#deadlineMs, time.leftMs);
    thread.ref();
    try {
      const bitmap = await answer(thread, task, deadlineMs);
      if (width * height > LARGE_PIXELS) this.#end(thread);
      return bitmap;
    } catch (error) {
      this.#end(thread);
      if (this.#tooMuch.size >= MAX_REMEMBERED) this.#tooMuch.clear();
      // With all the time there is, it may yet be drawn.
      if (deadlineMs === this.#deadlineMs) {
        this.#tooMuch.set(key, { failure: error as DecodeFailure, ms: performance.now() - begun });
      }
      throw error;
    } finally {
      time.leftMs -= performance.now() - begun;
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
