import type { TextItem } from './text-item.ts';

export const INK = 0;
/** Hangs over the end of a line. */
export const SPACE = 1;
/** Format characters: they have done their work (breaks, direction) and are not drawn. */
export const INVISIBLE = 2;
/** Invisible, and a hyphen when a line ends there. */
export const SOFT_HYPHEN = 3;

/** A paragraph shaped at the asked size, ready to be broken into lines of any width without shaping again. */
export interface PreparedParagraph {
  readonly base: number;
  /** Direction overrides are in force; the canvas must be told of them run by run. */
  readonly overridden: boolean;
  readonly firstSpan: number;
  /** Number of grapheme clusters. */
  readonly length: number;
  readonly kinds: Uint8Array;
  /** For each cluster, and the end, whether a line may end before it. */
  readonly breaks: Uint8Array;
  readonly items: readonly TextItem[];
  /** For each cluster the index of its item. */
  readonly itemOf: Uint32Array;
  /** For each cluster, and the end, the advance of all before it in pixels, letter spacing included. */
  readonly advances: Float64Array;
}

/** A space or nothing at all: dropped at the end of a line. */
export const hangs = (kind: number): boolean => kind !== INK;
