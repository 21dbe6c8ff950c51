import type { Issue } from '@pictify/expr';
import type { CompiledTemplate, FetchRules, ResolvedScene, ResolveOptions } from '@pictify/scene';
import { wantedImages } from '../images.ts';
import type { FontLibrary } from '../text/index.ts';
import { CompiledPages } from './compiled/compiled-pages.ts';
import { type EncodeOptions, IMAGE_FORMATS } from './encode.ts';
import { createFontLibrary, extendFontLibrary, type FontUpload } from './fonts/index.ts';
import type { ImageLoader } from './load-images.ts';
import { type MotionOptions, renderMotion } from './motion/render-motion.ts';
import { type PaperOptions, renderDocument } from './pdf/index.ts';
import { PictureCache } from './picture-cache.ts';
import { PrefetchingLoader } from './prefetching-loader.ts';
import { RenderLimitError } from './render-limit-error.ts';
import { renderStill } from './render-still.ts';
import { hasRowPictures } from './row-pictures.ts';
import { type Stage, stopwatch } from './stage.ts';

export interface RendererOptions {
  readonly loadImage: ImageLoader;
  readonly fonts?: FontLibrary;
  /**
   * Memory for what rows of a template have in common, painted and encoded once; default 160 MB. With 0 every row is
   * painted and encoded from scratch: the same pixels, in files of other bytes, several times slower.
   */
  readonly compiledBytes?: number;
}

/** Every format a template can be rendered to. */
export const OUTPUT_FORMATS = [...IMAGE_FORMATS, 'gif', 'pdf'] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/**
 * Of the resolve options `now` is the present and `clock` the time worked unless they are given. What a format does not
 * have means nothing to it.
 */
export interface RenderOptions
  extends ResolveOptions,
    Omit<EncodeOptions, 'format'>,
    Pick<MotionOptions, 'fps' | 'loop' | 'holdMs' | 'posterMs'>,
    PaperOptions {
  readonly format: OutputFormat;
  /** Device pixels per page pixel: 1, 2 or 3; default 1. PDF knows no pixels. */
  readonly scale?: number;
  /** Page number from 1. Default: the first; of what moves and of documents, all. */
  readonly page?: number;
  /** WebP that moves as the GIF would; default false. */
  readonly animated?: boolean;
}

export interface RenderedImage {
  readonly bytes: Uint8Array;
  /** Pixels of the file: page size × scale, less where a weight budget shrank what moves. Of a PDF the first page's. */
  readonly width: number;
  readonly height: number;
  readonly format: OutputFormat;
  readonly altText: string;
  readonly issues: readonly SetIssue[];
  readonly timings: Timings;
}

/** An issue, and of a document of several rows the index of the row. */
export type SetIssue = Issue & { readonly set?: number };

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
   * A template for one row, as a file. Any row gives one; what had to be degraded is in `issues`.
   *
   * @throws RenderLimitError when the page does not exist, the scale is not from 1 to 3, the image would pass 4096 px a
   * side or 50 megapixels, or what moves is too long or too large.
   */
  render(template: CompiledTemplate, row: unknown, options: RenderOptions): Promise<RenderedImage>;
  /**
   * One PDF of all pages of every row, 1 to 100 of them; `altText` is the first's.
   *
   * @throws RenderLimitError as `render`, `too_many_sets`, `page_size_invalid`, `document_empty`, `document_too_large`.
   */
  renderSets(template: CompiledTemplate, rows: readonly unknown[], options: RenderOptions): Promise<RenderedImage>;
  /**
   * Loads the pictures that rows to be rendered soon will want first. Never rejects. Of a template that wants the same
   * for every row only the first is looked at.
   */
  prefetch(template: CompiledTemplate, rows: readonly unknown[], options: RenderOptions): Promise<void>;
  /**
   * A renderer with more fonts that shares all else with this one, loaded pictures too. Throws where a font is refused;
   * `namespace` as in `extendFontLibrary`.
   */
  withFonts(fonts: readonly FontUpload[], namespace: string): Renderer;
  /** A renderer that gets some pictures from elsewhere and shares all else with this one. */
  withImages(own: OwnImages): Renderer;
}

/** Pictures that are at hand, so that nobody need ask for them ahead. */
export interface OwnImages {
  has(source: string): boolean;
  readonly load: ImageLoader;
}

export async function createRenderer(options: RendererOptions): Promise<Renderer> {
  const fonts = options.fonts ?? (await createFontLibrary());
  const loader = new PrefetchingLoader(options.loadImage);
  return rendererOn(
    { fonts, load: loader.load, cache: new PictureCache() },
    loader,
    new CompiledPages(options.compiledBytes),
  );
}

function rendererOn(stage: Stage, loader: PrefetchingLoader, pages: CompiledPages, own?: OwnImages): Renderer {
  const prefetch: Renderer['prefetch'] = (template, rows, render) => {
    const wanted = new Map<string, FetchRules>();
    const options = withClocks(render);
    for (const row of hasRowPictures(template) ? rows : rows.slice(0, 1)) {
      const scene = template.resolve(row, options);
      for (const page of pagesOf(scene, render)) {
        for (const { source, rules } of wantedImages(scene, page, 1, new Map())) {
          if (!own?.has(source)) wanted.set(source, rules);
        }
      }
    }
    return loader.prefetch(wanted);
  };

  const renderSets: Renderer['renderSets'] = async (template, rows, render) => {
    // One hanging host would otherwise hold up page after page.
    if (rows.length > 1) void prefetch(template, rows, render);
    const timed = { resolveMs: 0 };
    let first: ResolvedScene | undefined;
    function* sets() {
      for (const row of rows) {
        const lap = stopwatch();
        const scene = template.resolve(row, withClocks(render));
        timed.resolveMs += lap();
        first ??= scene;
        yield render.page === undefined ? { scene } : { scene, pages: [render.page - 1] };
      }
    }
    const { bytes, sets: rendered, timings } = await renderDocument(sets(), render, stage);
    const { loadMs, layoutMs, paintMs, writeMs } = timings;
    return {
      bytes,
      width: first!.width,
      height: first!.height,
      format: 'pdf',
      altText: rendered[0]!.altText,
      issues: rendered.flatMap(({ issues }, set) =>
        rows.length > 1 ? issues.map((issue) => ({ ...issue, set })) : issues,
      ),
      timings: { ...timed, loadMs, layoutMs, paintMs, encodeMs: writeMs },
    };
  };

  return {
    renderSets,
    withFonts(uploads, namespace) {
      return rendererOn({ ...stage, fonts: extendFontLibrary(stage.fonts, uploads, namespace) }, loader, pages, own);
    },
    withImages(images) {
      const load: ImageLoader = (source, rules) => (images.has(source) ? images.load : loader.load)(source, rules);
      return rendererOn({ ...stage, load }, loader, pages, images);
    },
    prefetch,
    async render(template, row, render) {
      if (render.format === 'pdf') return renderSets(template, [row], render);
      const lap = stopwatch();
      const options = withClocks(render);
      const scene = template.resolve(row, options);
      const resolveMs = lap();
      const { format, animated = false } = render;
      const file =
        format === 'gif' || (format === 'webp' && animated)
          ? await renderMotion(pagesWanted(scene, render.page), { ...render, format }, stage)
          : await renderStill({ template, scene, options }, { ...render, format }, stage, pages);
      const { bytes, width, height, issues, timings } = file;
      return {
        bytes,
        width,
        height,
        format,
        altText: scene.altText,
        issues: [...scene.issues, ...issues.filter((issue) => !scene.issues.includes(issue))],
        timings: { resolveMs, ...timings },
      };
    },
  };
}

/** Indices of the pages that go into the file. */
function pagesOf(scene: ResolvedScene, { page, format, animated }: RenderOptions): number[] {
  if (page !== undefined) return [page - 1];
  const all = format === 'pdf' || format === 'gif' || animated === true;
  return all ? [...scene.pages.keys()] : [0];
}

function pagesWanted(scene: ResolvedScene, page: number | undefined): ResolvedScene {
  if (page === undefined) return scene;
  const wanted = scene.pages[page - 1];
  if (wanted) return { ...scene, pages: [wanted] };
  throw new RenderLimitError('page_unknown', `Page ${page} does not exist; the template has ${scene.pages.length}.`);
}

const nowOf = (render: RenderOptions): number => render.now ?? Date.now();

function withClocks(render: RenderOptions): ResolveOptions {
  return { clock: workedMs, ...render, now: nowOf(render) };
}

/** Milliseconds this thread has worked: on a busy machine a row must not lose its words for having been kept waiting. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
