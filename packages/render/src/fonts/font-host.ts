import type { WordListHost } from '../text/word-breaker.ts';
import type { FaceRef } from './face-ref.ts';
import type { FontRecipe } from './font-recipe.ts';

/** A shipped file by its path below `node_modules`, or the bytes of an uploaded one, and what is to be made of it. */
export type FontFile = ({ readonly path: string } | { readonly bytes: Uint8Array }) & { readonly recipe?: FontRecipe };

/** Where font files and word lists come from and who paints: the server's disk and canvas, or the browser's. */
export interface FontHost extends WordListHost {
  /**
   * Makes the canvas paint `family` with this file, its recipe followed, and gives the file as TrueType or OpenType
   * with at least its shaping tables.
   */
  load(family: string, file: FontFile): Uint8Array;
  /** The slices of a family: name → CSS `unicode-range`. */
  readRanges(path: string): { readonly [slice: string]: string };
  /**
   * Told of every face of an uploaded or derived file: when none of them can be reached any more, the canvas may
   * forget the family. Without it families stay for good.
   */
  lend?(face: FaceRef): void;
}
