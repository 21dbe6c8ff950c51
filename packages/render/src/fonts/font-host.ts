/** A shipped file by its path below `node_modules`, or the bytes of an uploaded one. */
export type FontFile = { readonly path: string } | { readonly bytes: Uint8Array };

/** Where font files come from and who paints with them: the server's disk and canvas, or the browser's. */
export interface FontHost {
  /**
   * Makes the canvas paint `family` with this file, and gives the file as TrueType or OpenType with at least its
   * shaping tables.
   */
  load(family: string, file: FontFile): Uint8Array;
  /** The slices of a family: name → CSS `unicode-range`. */
  readRanges(path: string): { readonly [slice: string]: string };
}
