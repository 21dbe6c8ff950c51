import type { PlacedGlyph } from './glyph-shaper.ts';
import type { Ref } from './syntax.ts';

/** How a content stream shows one glyph. */
export interface GlyphCode {
  /** The font that is to be set. */
  readonly font: Ref;
  /** Hexadecimal digits of the code. */
  readonly code: string;
  /** What the reader moves on by, in ems. */
  readonly advance: number;
}

/** A font of the document, which collects the glyphs that are used and is written when all are known. */
export interface PdfFont {
  /** @param pixels Device pixels of an em, for glyphs that are bitmaps. */
  code(glyph: PlacedGlyph, pixels: number): GlyphCode;
  finish(): void;
}
