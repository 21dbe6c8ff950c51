import type { Issue } from '@pictify/expr';
import type { ResolvedSpan, ResolvedText, ResolvedTextFit } from '@pictify/scene';
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
  /** BCP 47; decides between Chinese, Korean and Japanese forms of Han characters. */
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
  /** Index into the request's spans. */
  readonly span: number;
  /** What the canvas must be given before `text` to shape it right, and which is cut off when drawing; else null. */
  readonly lead: RunLead | null;
}

export interface RunLead {
  readonly text: string;
  /** Pixels. */
  readonly width: number;
}

/** Positions are relative to the box's top left; `ascent + descent` is the height of the line box. */
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
  /** The widest line. */
  readonly width: number;
  /** All line boxes together. */
  readonly height: number;
  /** Fitted size / asked size. */
  readonly scale: number;
  /** `text_shrunk_to_minimum`, `text_clipped`, `glyph_missing`, `font_unknown`. */
  readonly issues: readonly Issue[];
  /** Not all of the text is shown. */
  readonly truncated: boolean;
}
