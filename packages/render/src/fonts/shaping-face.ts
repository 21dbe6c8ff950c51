import {
  Direction,
  Face,
  Feature,
  Font,
  GlyphFlag,
  Blob as HbBlob,
  Buffer as HbBuffer,
  MetricsTag,
  shape,
  Variation,
} from 'harfbuzzjs';
import { canvasStretches } from './canvas-stretches.ts';
import { Coverage } from './coverage.ts';
import type { FaceRef } from './face-ref.ts';
import { RecentCache } from './recent-cache.ts';
import { view } from './sfnt.ts';
import { collectClusters, type ShapedGlyph, type ShapedText } from './shaped-text.ts';

/** Vertical metrics in ems, both positive; from `hhea`, or `OS/2` where the font asks for its typographic metrics. */
export interface FaceMetrics {
  readonly ascent: number;
  readonly descent: number;
  /** Of capitals, from `OS/2`; 0.7 where the font does not say. */
  readonly capHeight: number;
  /** How far from the baseline any of its glyphs reaches, marks that are stacked on others aside. */
  readonly reach: { readonly above: number; readonly below: number };
}

/** Steps per font unit: between two weights advances are fractions, and HarfBuzz rounds to its own scale. */
const SUBUNITS = 64;

/** Heavier letters are a little taller; ems. */
const OTHER_WEIGHTS = 0.1;

/** One font file as HarfBuzz sees it, shared by the weights of a variable font. */
export class FontData {
  readonly coverage: Coverage;
  readonly #face: Face;
  #features: ReadonlySet<string> | undefined;

  /** @param sfnt A font file; only its shaping tables are read. */
  constructor(sfnt: Uint8Array) {
    this.#face = new Face(new HbBlob(sfnt));
    this.coverage = new Coverage(this.#face.collectUnicodes());
  }

  face(ref: FaceRef, variable: boolean): ShapingFace {
    const font = new Font(this.#face);
    const unitsPerEm = this.#face.upem * SUBUNITS;
    font.setScale(unitsPerEm, unitsPerEm);
    if (variable) font.setVariations([new Variation('wght', ref.weight)]);
    return new ShapingFace(ref, font, unitsPerEm, this);
  }

  /** How far its glyphs reach, in ems: by its `head` table, which of a variable font tells of one weight only. */
  get reach(): FaceMetrics['reach'] {
    const head = this.#face.referenceTable('head');
    if (!head || head.length < 54) return { above: 1, below: 1 };
    const { upem } = this.#face;
    const table = view(head);
    return { above: table.getInt16(42) / upem + OTHER_WEIGHTS, below: -table.getInt16(38) / upem + OTHER_WEIGHTS };
  }

  /** Tags of the OpenType features it has for any script. */
  get features(): ReadonlySet<string> {
    this.#features ??= new Set([...this.#face.getTableFeatureTags('GSUB'), ...this.#face.getTableFeatureTags('GPOS')]);
    return this.#features;
  }
}

/** A face in one weight that can be asked what it covers and how text comes out in it. */
export class ShapingFace {
  readonly ref: FaceRef;
  readonly metrics: FaceMetrics;
  readonly data: FontData;
  readonly #font: Font;
  readonly #unitsPerEm: number;
  readonly #shaped = new RecentCache<ShapedText>(CACHED_TEXTS);

  constructor(ref: FaceRef, font: Font, unitsPerEm: number, data: FontData) {
    this.ref = ref;
    this.data = data;
    this.#font = font;
    this.#unitsPerEm = unitsPerEm;
    const { ascender, descender } = font.hExtents();
    const capHeight = font.getMetricPosition(MetricsTag.CAP_HEIGHT) || 0.7 * unitsPerEm;
    const ascent = ascender / unitsPerEm;
    const descent = -descender / unitsPerEm;
    const { above, below } = data.reach;
    this.metrics = {
      ascent,
      descent,
      capHeight: capHeight / unitsPerEm,
      reach: { above: Math.max(above, ascent), below: Math.max(below, descent) },
    };
  }

  get coverage(): Coverage {
    return this.data.coverage;
  }

  /**
   * Whether the marks of a cluster stand where they belong: composed with their letter, or attached to it. A mark that
   * the font has but gives no anchor stays where the pen is, beside the letter or across the next one.
   */
  placesMarks(cluster: string): boolean {
    this.#fill(cluster, false);
    shape(this.#font, buffer);
    return buffer
      .getGlyphPositions()
      .every(({ xOffset, yOffset }, index) => index === 0 || xOffset !== 0 || yOffset !== 0);
  }

  /** The glyphs of a text, in visual order. */
  glyphs(text: string): number[] {
    this.#fill(text, false);
    shape(this.#font, buffer);
    return buffer.getGlyphInfos().map(({ codepoint }) => codepoint);
  }

  /**
   * Shapes text that is all of one script. `spaced` text, to which letter spacing will be added, is without
   * ligatures and contextual alternates, as the canvas draws it.
   */
  shape(text: string, rtl: boolean, spaced: boolean): ShapedText {
    const key = `${rtl ? 'r' : 'l'}${spaced ? 's' : ' '}${text}`;
    const cached = this.#shaped.get(key);
    if (cached) return cached;
    const shaped = this.#shape(text, rtl, spaced);
    if (text.length <= LONGEST_CACHED) this.#shaped.set(key, shaped);
    return shaped;
  }

  #shape(text: string, rtl: boolean, spaced: boolean): ShapedText {
    const glyphs: ShapedGlyph[] = [];
    let offset = 0;
    for (const stretch of canvasStretches(text)) {
      this.#shapeStretch(stretch, offset, rtl, spaced, glyphs);
      offset += stretch.length;
    }
    return collectClusters(text, glyphs);
  }

  #shapeStretch(text: string, offset: number, rtl: boolean, spaced: boolean, glyphs: ShapedGlyph[]): void {
    this.#fill(text, rtl);
    shape(this.#font, buffer, spaced ? SPACED : []);
    const positions = buffer.getGlyphPositions();
    for (const [at, { cluster, flags }] of buffer.getGlyphInfos().entries()) {
      const advance = positions[at]!.xAdvance / this.#unitsPerEm;
      glyphs.push({ cluster: offset + cluster, advance, unsafe: (flags & GlyphFlag.UNSAFE_TO_BREAK) !== 0 });
    }
  }

  #fill(text: string, rtl: boolean): void {
    buffer.clearContents();
    buffer.addText(text);
    buffer.setDirection(rtl ? Direction.RTL : Direction.LTR);
    // The language that paint's surfaces are set to; it chooses between regional glyph variants.
    buffer.setLanguage('en');
    buffer.guessSegmentProperties();
  }
}

const CACHED_TEXTS = 2_000;
const LONGEST_CACHED = 1_000;
const SPACED = ['liga', 'clig', 'calt'].map((tag) => new Feature(tag, 0));
const buffer = new HbBuffer();
