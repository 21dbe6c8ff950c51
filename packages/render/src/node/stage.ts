import type { Issue } from '@pictify/expr';
import { LIMITS, type ResolvedScene } from '@pictify/scene';
import type { Surface } from '../canvas.ts';
import type { Images } from '../images.ts';
import type { LaidOutPage } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { paintPage } from '../paint/paint-page.ts';
import type { FontLibrary } from '../text/index.ts';
import { type ImageLoader, loadImages } from './load-images.ts';
import type { PictureCache } from './picture-cache.ts';
import { RenderLimitError } from './render-limit-error.ts';
import { createSurface } from './surface.ts';

/** What every output format draws with: the fonts, and where pictures come from. */
export interface Stage {
  readonly fonts: FontLibrary;
  readonly load: ImageLoader;
  readonly cache: PictureCache;
}

/** One page of one row, with nothing left to decide or to wait for. */
export interface SetPage {
  readonly page: LaidOutPage;
  readonly images: Images;
  readonly issues: readonly Issue[];
  readonly loadMs: number;
  readonly layoutMs: number;
}

/** Loads the pictures of a page for `scale` device pixels per page pixel and lays it out. `page` is an index. */
export async function setPage(scene: ResolvedScene, page: number, scale: number, stage: Stage): Promise<SetPage> {
  const lap = stopwatch();
  const images = await loadImages(scene, page, scale, stage.load, stage.cache);
  const loadMs = lap();
  const laidOut = layoutPage(scene, { fonts: stage.fonts, images, page });
  return { page: laidOut.page, images, issues: laidOut.issues, loadMs, layoutMs: lap() };
}

/** Paints a page on a surface of its size × `scale`. */
export function paintOn({ page, images }: Pick<SetPage, 'page' | 'images'>, scale: number): Surface {
  const surface = createSurface(page.width * scale, page.height * scale);
  paintPage(surface, page, { images, createSurface, scale });
  return surface;
}

const MAX_SCALE = 3;
const MAX_PIXELS = 50_000_000;

/** @throws RenderLimitError `page_unknown`, `scale_invalid`, `image_too_large`. `page` is an index. */
export function checkSize(scene: ResolvedScene, page: number, scale: number): void {
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
export function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const elapsed = now - last;
    last = now;
    return elapsed;
  };
}
