/** A text as a page can set it: what layout decided of faces is given, lines and widths are the page's own. */
export interface TextToMeasure {
  /** Stretches of one face. */
  readonly stretches: readonly { readonly text: string; readonly family: string; readonly weight: number }[];
  /** Offsets of grapheme clusters, and the length. */
  readonly clusters: readonly number[];
  /** Of each cluster whether it counts towards the width. */
  readonly ink: readonly boolean[];
  readonly language: string;
  /** Pixels. */
  readonly size: number;
  /** Of the box, in pixels. */
  readonly width: number;
}

export interface MeasuredLine {
  /** Index of the first cluster. */
  readonly start: number;
  /** From the left of its leftmost ink to the right of its rightmost, in pixels. */
  readonly width: number;
}
