import type { Issue } from '@pictify/expr';
import type { ResolvedScene } from '@pictify/scene';
import type { ImageLoader } from '../load-images.ts';
import { RenderLimitError } from '../render-limit-error.ts';
import { checkSize, type Stage, setPage, stopwatch } from '../stage.ts';
import { DocumentWriter } from './document-writer.ts';
import { EFFECT_SCALE } from './paint-pdf-page.ts';
import { layOnSheet, type PaperOptions } from './paper.ts';

/** One set of variables: its scene, and which of the scene's pages are wanted (indices; default all). */
export interface DocumentSet {
  readonly scene: ResolvedScene;
  readonly pages?: readonly number[];
}

/** What is not given is what the first set's scene says (`metadata`, `locale`). */
export interface DocumentOptions extends PaperOptions {
  readonly title?: string;
  readonly author?: string;
  readonly subject?: string;
  readonly keywords?: string;
  /** BCP 47. */
  readonly language?: string;
  /** Epoch milliseconds. Left out, no date is written, so that equal sets always make equal files. */
  readonly createdAt?: number;
}

export interface RenderedDocument {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** In the order of the sets. */
  readonly sets: readonly RenderedSet[];
  readonly timings: DocumentTimings;
}

export interface RenderedSet {
  readonly pages: number;
  readonly altText: string;
  readonly issues: readonly Issue[];
}

/** Milliseconds of all pages together; writing is fonts, bookmarks and the file. */
export interface DocumentTimings {
  readonly loadMs: number;
  readonly layoutMs: number;
  readonly paintMs: number;
  readonly writeMs: number;
}

export const MAX_SETS = 100;

/**
 * A PDF of every page of every set, in order. Sets are taken one after another, so no more than one page's pictures are
 * held at a time.
 *
 * @throws RenderLimitError `too_many_sets`, `page_unknown`, `image_too_large`, `page_size_invalid`, `document_empty` or
 * `document_too_large`. Whatever a row is, it has its page.
 */
export async function renderDocument(
  sets: Iterable<DocumentSet> | AsyncIterable<DocumentSet>,
  options: DocumentOptions,
  stage: Stage,
): Promise<RenderedDocument> {
  const writer = new DocumentWriter();
  const rendered: RenderedSet[] = [];
  const timings = { loadMs: 0, layoutMs: 0, paintMs: 0 };
  let first: ResolvedScene | null = null;
  for await (const { scene, pages = scene.pages.map((_, index) => index) } of sets) {
    if (rendered.length === MAX_SETS) {
      throw new RenderLimitError('too_many_sets', `A document has at most ${MAX_SETS} variable sets.`);
    }
    first ??= scene;
    const issues: Issue[] = [...scene.issues];
    for (const index of pages) {
      checkSize(scene, index, 1);
      const originals = new Map<string, Uint8Array>();
      const set = await setPage(scene, index, EFFECT_SCALE, { ...stage, load: remembering(stage.load, originals) });
      issues.push(...set.issues);
      const lap = stopwatch();
      await writer.add({
        set,
        sheet: layOnSheet(scene, options),
        title: scene.pages[index]?.title ?? '',
        altText: scene.altText,
        originals,
      });
      timings.paintMs += lap();
      timings.loadMs += set.loadMs;
      timings.layoutMs += set.layoutMs;
    }
    rendered.push({ pages: pages.length, altText: scene.altText, issues });
  }
  const pages = rendered.reduce((sum, set) => sum + set.pages, 0);
  if (!first || pages === 0) throw new RenderLimitError('document_empty', 'A document has at least one page.');
  const lap = stopwatch();
  const bytes = writer.finish({
    title: options.title ?? first.metadata?.title ?? '',
    author: options.author ?? first.metadata?.author ?? '',
    subject: options.subject ?? first.metadata?.subject ?? '',
    keywords: options.keywords ?? first.metadata?.keywords ?? '',
    language: options.language ?? first.locale,
    createdAt: options.createdAt ?? null,
  });
  return { bytes, pages, sets: rendered, timings: { ...timings, writeMs: lap() } };
}

/** Keeps the files of a page's pictures, of which some go into the document as they are. */
function remembering(load: ImageLoader, originals: Map<string, Uint8Array>): ImageLoader {
  return async (source, rules) => {
    const bytes = await load(source, rules);
    originals.set(source, bytes);
    return bytes;
  };
}
