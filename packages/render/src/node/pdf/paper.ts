import type { Extent } from '../../geometry.ts';
import { RenderLimitError } from '../render-limit-error.ts';

export type PaperSize =
  /** The template's own size, 96 pixels to the inch. */
  | 'page'
  | 'A4'
  | 'Letter'
  | { readonly width: number; readonly height: number; readonly unit: 'mm' | 'in' | 'pt' | 'px' };

export interface PaperOptions {
  /** Default `page`. */
  readonly paper?: PaperSize;
  /** `auto`, the default, turns the paper as the page lies. Means nothing to the template's own size. */
  readonly orientation?: 'auto' | 'portrait' | 'landscape';
  /** Points on every side that stay empty; default 0. */
  readonly margin?: number;
  /** How a page lies in what the margin leaves: whole (the default), or covering it and cut. */
  readonly fit?: 'contain' | 'cover';
}

/** A sheet in points, and where on it the page lies. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Points per page pixel. */
  readonly scale: number;
  /** The page's upper left corner, from that of the sheet. */
  readonly x: number;
  readonly y: number;
  /** Of the sheet, from its upper left corner: nothing shows outside. */
  readonly window: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const POINTS_PER_PIXEL = 0.75;
const POINTS: { readonly [unit: string]: number } = { mm: 72 / 25.4, in: 72, pt: 1, px: POINTS_PER_PIXEL };
const SHEETS: { readonly [name: string]: Extent } = {
  A4: { width: 210 * (72 / 25.4), height: 297 * (72 / 25.4) },
  Letter: { width: 612, height: 792 },
};

/** What every PDF reader can show (ISO 32000-1, annex C): from 3 to 14,400 points. */
const SIDE = { min: 3, max: 14_400 };

/** @throws RenderLimitError `page_size_invalid`. */
export function layOnSheet(page: Extent, options: PaperOptions): Sheet {
  const { width, height } = sheetSize(page, options);
  const margin = options.margin ?? 0;
  for (const side of [width, height]) {
    if (!(side >= SIDE.min && side <= SIDE.max)) {
      throw invalid(
        `A page is from ${SIDE.min} to ${SIDE.max} points a side, not ${rounded(width)}×${rounded(height)}.`,
      );
    }
  }
  const window = { x: margin, y: margin, width: width - 2 * margin, height: height - 2 * margin };
  if (!(margin >= 0 && window.width > 0 && window.height > 0)) {
    throw invalid(`A margin of ${margin} points leaves nothing of ${rounded(width)}×${rounded(height)}.`);
  }
  const ratios = [window.width / page.width, window.height / page.height] as const;
  const scale = options.fit === 'cover' ? Math.max(...ratios) : Math.min(...ratios);
  return {
    width,
    height,
    scale,
    x: window.x + (window.width - page.width * scale) / 2,
    y: window.y + (window.height - page.height * scale) / 2,
    window,
  };
}

function sheetSize(page: Extent, { paper = 'page', orientation = 'auto', margin = 0 }: PaperOptions): Extent {
  if (paper === 'page') {
    return { width: page.width * POINTS_PER_PIXEL + 2 * margin, height: page.height * POINTS_PER_PIXEL + 2 * margin };
  }
  const size = typeof paper === 'string' ? SHEETS[paper] : inPoints(paper);
  if (!size) throw invalid(`${String(paper)} is no paper; use page, A4, Letter or a width and height.`);
  const wide = orientation === 'auto' ? page.width > page.height : orientation === 'landscape';
  const named = typeof paper === 'string' || orientation !== 'auto';
  return named && wide !== size.width > size.height ? { width: size.height, height: size.width } : size;
}

function inPoints({ width, height, unit }: Exclude<PaperSize, string>): Extent | null {
  const points = POINTS[unit];
  return points === undefined ? null : { width: width * points, height: height * points };
}

const invalid = (message: string): RenderLimitError => new RenderLimitError('page_size_invalid', message);

const rounded = (value: number): number => Math.round(value * 10) / 10;
