import type { PreparedParagraph } from './prepared-text.ts';

/** A prepared paragraph and how it is set. Lengths are in pixels at the asked size and shrink with the text. */
export interface SetParagraph extends PreparedParagraph {
  /** Before every line. */
  readonly inset: number;
  /** Before the first line besides. */
  readonly indent: number;
  /** Above the first line, unless it begins a column. */
  readonly spaceAbove: number;
  /** In front of the first line. */
  readonly marker: ParagraphMarker | null;
}

export interface ParagraphMarker {
  /** One line of text. */
  readonly text: PreparedParagraph;
  /** Between it and the line. */
  readonly gap: number;
}

/** How far a paragraph's line that begins with cluster `start` is set in from where lines begin. */
export const indentAt = ({ inset, indent }: SetParagraph, start: number): number =>
  start === 0 ? inset + indent : inset;
