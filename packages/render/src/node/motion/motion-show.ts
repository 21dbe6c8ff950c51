import type { ResolvedPlayback } from '@pictify/scene';
import { pageAt } from '../../motion/page-at.ts';
import { type Timeline, timelineOf } from '../../motion/timeline.ts';
import { stopwatch } from '../stage.ts';
import { encodeAnimatedWebp } from './encode-animated-webp.ts';
import { encodeGif } from './gif/encode-gif.ts';
import type { MotionFrame } from './motion-frame.ts';
import type { MotionPages } from './motion-pages.ts';
import type { MotionSetting } from './motion-settings.ts';
import { PagePainter } from './page-painter.ts';
import { paintMoments, type ShowMoment } from './paint-moments.ts';

export interface MotionFile {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** What stands still is one. */
  readonly frames: number;
  /** Of one round. */
  readonly durationMs: number;
  /** How often it plays; 0 is for ever. */
  readonly loop: number;
}

interface Painted {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly MotionFrame[];
}

/** The pages of a scene, ready to be shown at any rate and size. */
export class MotionShow {
  readonly #pages: MotionPages;
  readonly #playback: Partial<ResolvedPlayback>;
  /** What was painted last: fewer colours ask for the same frames again. */
  #painted: { readonly key: string; readonly painted: Painted } | null = null;
  paintMs = 0;
  encodeMs = 0;

  constructor(pages: MotionPages, playback: Partial<ResolvedPlayback>) {
    this.#pages = pages;
    this.#playback = playback;
  }

  timeline(fps: number): Timeline {
    return timelineOf(this.#pages.timings, { ...this.#playback, fps });
  }

  async write(format: 'gif' | 'webp', setting: MotionSetting): Promise<MotionFile> {
    const { durationMs, loop } = this.timeline(setting.fps);
    const lap = stopwatch();
    const { width, height, frames } = await this.paint(setting);
    this.paintMs += lap();
    const file =
      format === 'gif'
        ? await encodeGif(frames, { width, height, loop, colors: setting.colors })
        : {
            bytes: await encodeAnimatedWebp(frames, { width, height, loop, quality: setting.quality }),
            frames: frames.length,
          };
    this.encodeMs += lap();
    return { bytes: file.bytes, width, height, frames: file.frames, durationMs, loop };
  }

  /** All frames at a rate and a size, before any loss of a format. */
  async paint({ fps, scale }: Pick<MotionSetting, 'fps' | 'scale'>): Promise<Painted> {
    const key = `${fps} ${scale}`;
    if (this.#painted?.key === key) return this.#painted.painted;
    // Those of another size would be held beside the new ones.
    this.#painted = null;
    const frames = await paintMoments(this.timeline(fps).moments, showPages(this.#pages, scale));
    const { width, height } = frames[0]!.area;
    const painted = { width, height, frames };
    this.#painted = { key, painted };
    return painted;
  }
}

/** Keeps the painters of two pages, which is as many as are ever seen at once. */
function showPages(pages: MotionPages, scale: number): ShowMoment {
  const { scene, stage } = pages;
  const open = new Map<number, { painter: PagePainter; at: (timeMs: number) => ReturnType<typeof pageAt> }>();
  const openPage = async (index: number) => {
    const { page, images } = await pages.page(index);
    const context = { fonts: stage.fonts, locale: scene.locale, celebrate: scene.pages[index]!.celebrate };
    return { painter: new PagePainter(page, images, scale), at: (timeMs: number) => pageAt(page, timeMs, context) };
  };
  return async ({ page, timeMs }) => {
    const { painter, at } = open.get(page) ?? (await openPage(page));
    // What was shown last stands last.
    open.delete(page);
    open.set(page, { painter, at });
    if (open.size > 2) open.delete(open.keys().next().value!);
    return { painter, area: painter.paint(at(timeMs)) };
  };
}
