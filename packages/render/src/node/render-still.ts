import type { ResolvedScene } from '@pictify/scene';
import { type EncodeOptions, encode, readPixels } from './encode.ts';
import { checkSize, paintOn, type Stage, setPage, stopwatch } from './stage.ts';

export interface StillOptions extends EncodeOptions {
  /** Device pixels per page pixel: 1, 2 or 3; default 1. */
  readonly scale?: number | undefined;
  /** Page number from 1; default 1. */
  readonly page?: number | undefined;
}

/**
 * One page of a scene as an image file.
 *
 * @throws RenderLimitError `page_unknown`, `scale_invalid`, `image_too_large`.
 */
export async function renderStill(scene: ResolvedScene, options: StillOptions, stage: Stage) {
  const { scale = 1, page = 1 } = options;
  checkSize(scene, page - 1, scale);
  const set = await setPage(scene, page - 1, scale, stage);
  const lap = stopwatch();
  const pixels = readPixels(paintOn(set, scale));
  const paintMs = lap();
  const { bytes, issues } = await encode(pixels, options);
  return {
    bytes,
    width: pixels.width,
    height: pixels.height,
    issues: [...set.issues, ...issues],
    timings: { loadMs: set.loadMs, layoutMs: set.layoutMs, paintMs, encodeMs: lap() },
  };
}
