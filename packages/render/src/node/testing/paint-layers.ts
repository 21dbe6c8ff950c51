import { layoutPage } from '../../layout/layout-page.ts';
import { paintPage } from '../../paint/paint-page.ts';
import { sceneOf } from '../../resolved.fixture.ts';
import type { FontLibrary } from '../../text/index.ts';
import { type Pixels, readPixels } from '../encode.ts';
import { createSurface as pageSurface } from '../surface.ts';

export interface PaintedPixels extends Pixels {
  /** Red, green, blue and alpha of one pixel. */
  at(x: number, y: number): number[];
}

/** Paints layers as they are written in a document, on a transparent page. */
export function paintLayers(
  layers: readonly object[],
  fonts: FontLibrary,
  { width = 100, height = 100, scale = 1, createSurface = pageSurface } = {},
): PaintedPixels {
  const images = new Map();
  const { page } = layoutPage(sceneOf(layers, { width, height }), { fonts, images });
  const surface = pageSurface(width * scale, height * scale);
  paintPage(surface, page, { images, createSurface, scale });
  const pixels = readPixels(surface);
  const at = (x: number, y: number) => [...pixels.data.subarray((y * pixels.width + x) * 4).subarray(0, 4)];
  return { ...pixels, at };
}
