import type { Issue } from '@pictify/expr';
import type { CompiledTemplate, FetchRules, ResolveOptions } from '@pictify/scene';
import { wantedImages } from '../images.ts';
import type { FontLibrary } from '../text/index.ts';
import { encode, type ImageFormat, readPixels } from './encode.ts';
import { createFontLibrary } from './fonts/index.ts';
import type { ImageLoader } from './load-images.ts';
import { PictureCache } from './picture-cache.ts';
import { PrefetchingLoader } from './prefetching-loader.ts';
import { hasRowPictures } from './row-pictures.ts';
import { checkSize, paintOn, type Stage, setPage, stopwatch } from './stage.ts';

export interface RendererOptions {
  readonly loadImage: ImageLoader;
  readonly fonts?: FontLibrary;
}

/** Of the resolve options `now` is the present and `clock` the time worked unless they are given. */
export interface RenderOptions extends ResolveOptions {
  readonly format: ImageFormat;
  /** Device pixels per page pixel: 1, 2 or 3; default 1. */
  readonly scale?: number;
  /** 1..100, for JPEG and WebP. */
  readonly quality?: number;
  /** Page number from 1; default 1. */
  readonly page?: number;
}

export interface RenderedImage {
  readonly bytes: Uint8Array;
  /** Pixels of the file: page size × scale. */
  readonly width: number;
  readonly height: number;
  readonly format: ImageFormat;
  readonly altText: string;
  readonly issues: readonly Issue[];
  readonly timings: Timings;
}

/** Milliseconds per stage; painting includes reading the pixels back. */
export interface Timings {
  readonly resolveMs: number;
  readonly loadMs: number;
  readonly layoutMs: number;
  readonly paintMs: number;
  readonly encodeMs: number;
}

export interface Renderer {
  /**
   * One page of a template for one row. Any row gives an image; what had to be degraded is in `issues`.
   *
   * @throws RenderLimitError when the page does not exist, the scale is not from 1 to 3, or the image would pass 4096 px a
   * side or 50 megapixels.
   */
  render(template: CompiledTemplate, row: unknown, options: RenderOptions): Promise<RenderedImage>;
  /**
   * Loads the pictures that rows to be rendered soon will want first. Never rejects. Of a template that wants the same
   * for every row only the first is looked at.
   */
  prefetch(template: CompiledTemplate, rows: readonly unknown[], options: RenderOptions): Promise<void>;
}

export async function createRenderer(options: RendererOptions): Promise<Renderer> {
  const fonts = options.fonts ?? (await createFontLibrary());
  const loader = new PrefetchingLoader(options.loadImage);
  const stage: Stage = { fonts, load: loader.load, cache: new PictureCache() };
  return {
    prefetch(template, rows, render) {
      const wanted = new Map<string, FetchRules>();
      const options = withClocks(render);
      for (const row of hasRowPictures(template) ? rows : rows.slice(0, 1)) {
        const scene = template.resolve(row, options);
        for (const { source, rules } of wantedImages(scene, pageIndex(render), 1, new Map())) wanted.set(source, rules);
      }
      return loader.prefetch(wanted);
    },
    async render(template, row, render) {
      const lap = stopwatch();
      const scene = template.resolve(row, withClocks(render));
      const scale = render.scale ?? 1;
      checkSize(scene, pageIndex(render), scale);
      const resolveMs = lap();
      const set = await setPage(scene, pageIndex(render), scale, stage);
      lap();
      const surface = paintOn(set, scale);
      const pixels = readPixels(surface);
      const paintMs = lap();
      const bytes = await encode(pixels, render.format, render.quality);
      return {
        bytes,
        width: surface.width,
        height: surface.height,
        format: render.format,
        altText: scene.altText,
        issues: [...scene.issues, ...set.issues],
        timings: { resolveMs, loadMs: set.loadMs, layoutMs: set.layoutMs, paintMs, encodeMs: lap() },
      };
    },
  };
}

function withClocks(render: RenderOptions): ResolveOptions {
  return { clock: workedMs, ...render, now: render.now ?? Date.now() };
}

/** Milliseconds this thread has worked: on a busy machine a row must not lose its words for having been kept waiting. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const pageIndex = (render: RenderOptions): number => (render.page ?? 1) - 1;
