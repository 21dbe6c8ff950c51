import type { Issue } from '@pictify/expr';
import type { ResolvedColumns, ResolvedSpan, ResolvedText, ResolvedTextFit, ResolvedTextList } from '@pictify/scene';
import type { FaceRef } from '../fonts/index.ts';

/** Text and the box for it in pixels; an infinite side is unconstrained. */
export interface TextRequest {
  readonly spans: readonly ResolvedSpan[];
  readonly width: number;
  readonly height: number;
  readonly align: ResolvedText['align'];
  readonly verticalAlign: ResolvedText['verticalAlign'];
  readonly direction: ResolvedText['direction'];
  readonly fit: ResolvedTextFit;
  /** `balanced`: they end as evenly as they can, where the height is the text's own. Left out: one. */
  readonly columns?: ResolvedColumns & { readonly balanced: boolean };
  readonly list?: ResolvedTextList | null;
  /** Default 0. */
  readonly paragraphSpacing?: number;
  /** Default 0. */
  readonly indent?: number;
  /** Default `none`. */
  readonly verticalTrim?: ResolvedText['verticalTrim'];
  /** BCP 47; decides between Chinese, Korean and Japanese forms of Han characters, and the digits of lists. */
  readonly locale: string;
}

/**
 * What one `fillText` draws: one face, direction and script, in logical order. The canvas shapes `text` as it was
 * shaped here, so it cannot disagree about widths: kerning against what stands outside the run is in `x`.
 */
export interface GlyphRun {
  readonly text: string;
  readonly face: FaceRef;
  /** Pixels. */
  readonly size: number;
  /** The left edge, whatever the direction. */
  readonly x: number;
  readonly y: number;
  /** Advance, with letter spacing after every cluster. */
  readonly width: number;
  readonly direction: 'ltr' | 'rtl';
  readonly letterSpacing: number;
  /** Pixels over and under the baseline that its glyphs may reach. */
  readonly above: number;
  readonly below: number;
  /** Index into the request's spans; their number for a list's marker that has a colour of its own. */
  readonly span: number;
  /** What the canvas must be given before `text` to shape it right, and which is cut off when drawing; else null. */
  readonly lead: RunLead | null;
}

export interface RunLead {
  readonly text: string;
  /** Pixels. */
  readonly width: number;
}

/**
 * Positions are relative to the box's top left; `ascent + descent` is the height of the line box. Runs include the
 * marker of a list, which is left of `x` or right of the line; a justified line is as wide as its column.
 */
export interface TextLine {
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
  readonly runs: readonly GlyphRun[];
}

export interface TextLayout {
  readonly lines: readonly TextLine[];
  /** The widest line with its indent; all of the box if there are columns. */
  readonly width: number;
  /** The tallest column. */
  readonly height: number;
  /** Fitted size / asked size. */
  readonly scale: number;
  /**
   * `text_shrunk_to_minimum`, `text_clipped`, `text_too_much`, `glyph_missing`, `font_unknown`, `font_feature_missing`,
   * `font_axis_missing`.
   */
  readonly issues: readonly Issue[];
  /** Not all of the text is shown. */
  readonly truncated: boolean;
}
