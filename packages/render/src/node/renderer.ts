import type { Issue } from '@pictify/expr';
import {
  type CompiledTemplate,
  type FetchRules,
  LIMITS,
  type ResolvedScene,
  type ResolveOptions,
} from '@pictify/scene';
import { wantedImages } from '../images.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { paintPage } from '../paint/paint-page.ts';
import type { FontLibrary } from '../text/index.ts';
import { encode, type ImageFormat, readPixels } from './encode.ts';
import { createFontLibrary } from './fonts/index.ts';
import { type ImageLoader, loadImages } from './load-images.ts';
import { PictureCache } from './picture-cache.ts';
import { PrefetchingLoader } from './prefetching-loader.ts';
import { RenderLimitError } from './render-limit-error.ts';
import { hasRowPictures } from './row-pictures.ts';
import { createSurface } from './surface.ts';

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

const MAX_SCALE = 3;
const MAX_PIXELS = 50_000_000;

export async function createRenderer(options: RendererOptions): Promise<Renderer> {
  const fonts = options.fonts ?? (await createFontLibrary());
  const cache = new PictureCache();
  const loader = new PrefetchingLoader(options.loadImage);
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
      const page = pageIndex(render);
      checkSize(scene, page, scale);
      const resolveMs = lap();
      const images = await loadImages(scene, page, scale, loader.load, cache);
      const loadMs = lap();
      const laidOut = layoutPage(scene, { fonts, images, page });
      const layoutMs = lap();
      const surface = createSurface(scene.width * scale, scene.height * scale);
      paintPage(surface, laidOut.page, { images, createSurface, scale });
      const pixels = readPixels(surface);
      const paintMs = lap();
      const bytes = await encode(pixels, render.format, render.quality);
      return {
        bytes,
        width: surface.width,
        height: surface.height,
        format: render.format,
        altText: scene.altText,
        issues: [...scene.issues, ...laidOut.issues],
        timings: { resolveMs, loadMs, layoutMs, paintMs, encodeMs: lap() },
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

function checkSize(scene: ResolvedScene, page: number, scale: number): void {
  if (!scene.pages[page]) {
    throw new RenderLimitError(
      'page_unknown',
      `Page ${page + 1} does not exist; the template has ${scene.pages.length}.`,
    );
  }
  if (!(scale >= 1 && scale <= MAX_SCALE)) {
    throw new RenderLimitError('scale_invalid', `A scale is from 1 to ${MAX_SCALE}, not ${scale}.`);
  }
  const { width, height } = scene;
  if (width > LIMITS.side || height > LIMITS.side || width * height * scale * scale > MAX_PIXELS) {
    throw new RenderLimitError(
      'image_too_large',
      `${width}×${height} at scale ${scale} is too large; at most ${LIMITS.side} px a side before scale and 50 megapixels.`,
    );
  }
}

/** Milliseconds since the previous call. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const elapsed = now - last;
    last = now;
    return elapsed;
  };
}
