import type { CompiledTemplate, ResolvedScene, ResolveOptions } from '@pictify/scene';
import type { CompiledPages } from './compiled/compiled-pages.ts';
import { frameFormat } from './compiled/frame-format.ts';
import { type EncodeOptions, encode, readPixels } from './encode.ts';
import { checkSize, paintOn, type Stage, setPage, stopwatch } from './stage.ts';

export interface StillOptions extends EncodeOptions {
  /** Device pixels per page pixel: 1, 2 or 3; default 1. */
  readonly scale?: number | undefined;
  /** Page number from 1; default 1. */
  readonly page?: number | undefined;
}

/** A row's scene, and what it was resolved with. */
export interface ResolvedRow {
  readonly template: CompiledTemplate;
  readonly scene: ResolvedScene;
  readonly options: ResolveOptions;
}

/**
 * One page of a scene as an image file.
 *
 * @throws RenderLimitError `page_unknown`, `scale_invalid`, `image_too_large`.
 */
export async function renderStill(
  { template, scene, options: resolving }: ResolvedRow,
  options: StillOptions,
  stage: Stage,
  pages: CompiledPages,
) {
  const { scale = 1, page: number = 1 } = options;
  const page = number - 1;
  checkSize(scene, page, scale);
  const set = await setPage(scene, page, scale, stage);
  const lap = stopwatch();
  const { images } = set;
  const compiled = pages.get({ template, options: resolving, scene, page, scale, fonts: stage.fonts, images });
  const format = frameFormat(options);
  const encoder = format && compiled ? compiled.encoder(format) : null;
  const compileMs = lap();
  const pixels = compiled ? compiled.paint(set.page, images) : readPixels(paintOn(set, scale));
  const paintMs = lap();
  const { bytes, issues } = await encode(pixels, options, encoder);
  return {
    bytes,
    width: pixels.width,
    height: pixels.height,
    issues: [...set.issues, ...issues],
    timings: { loadMs: set.loadMs, layoutMs: set.layoutMs, paintMs: compileMs + paintMs, encodeMs: lap() },
  };
}
