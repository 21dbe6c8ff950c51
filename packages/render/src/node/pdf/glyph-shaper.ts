import { Direction, Face, Feature, Font, Blob as HbBlob, Buffer as HbBuffer, shape, Variation } from 'harfbuzzjs';
import { canvasStretches } from '../../fonts/canvas-stretches.ts';
import { RecentCache } from '../../fonts/recent-cache.ts';

/** A glyph as it stands in a run, from left to right. Lengths are in ems, `dy` upwards. */
export interface PlacedGlyph {
  readonly id: number;
  readonly dx: number;
  readonly dy: number;
  readonly advance: number;
  /** What a reader copies and finds for it; the glyphs of a run give the text in the order PDF readers expect. */
  readonly text: string;
  /** The last glyph of its cluster, after which letter spacing comes. */
  readonly last: boolean;
  /** The text of a cluster whose glyphs cannot be told apart as text; the same for all its glyphs. */
  readonly cluster: ClusterText | null;
}

export interface ClusterText {
  readonly text: string;
}

const REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 200;
const SPACED = ['liga', 'clig', 'calt'].map((tag) => new Feature(tag, 0));
const buffer = new HbBuffer();

/** Gives the glyphs that the canvas draws for a run, which layout has shaped with the same library. */
export class GlyphShaper {
  /** Null when the font has none. */
  readonly spaceGlyph: number | null;
  readonly #font: Font;
  readonly #unitsPerEm: number;
  readonly #runs = new RecentCache<readonly PlacedGlyph[]>(REMEMBERED);

  /** @param sfnt A font file; only its shaping tables are read. */
  constructor(sfnt: Uint8Array, weight: number) {
    const face = new Face(new HbBlob(sfnt));
    this.#font = new Font(face);
    this.#unitsPerEm = face.upem * SUBUNITS;
    this.#font.setScale(this.#unitsPerEm, this.#unitsPerEm);
    this.#font.setVariations([new Variation('wght', weight)]);
    this.spaceGlyph = this.#font.nominalGlyph(0x20) ?? null;
  }

  /** Ems. */
  advanceOf(glyph: number): number {
    return this.#font.glyphHAdvance(glyph) / this.#unitsPerEm;
  }

  get metrics(): { readonly ascent: number; readonly descent: number } {
    const { ascender, descender } = this.#font.hExtents();
    return { ascent: ascender / this.#unitsPerEm, descent: descender / this.#unitsPerEm };
  }

  /** `spaced` as in `ShapingFace.shape`. */
  shape(text: string, rtl: boolean, spaced: boolean): readonly PlacedGlyph[] {
    const key = `${rtl ? 'r' : 'l'}${spaced ? 's' : ' '}${text}`;
    const known = this.#runs.get(key);
    if (known) return known;
    const bare = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
    const stretches = canvasStretches(bare);
    const glyphs = (rtl ? stretches.toReversed() : stretches).flatMap((part) => this.#shapeStretch(part, rtl, spaced));
    if (text.length <= LONGEST_REMEMBERED) this.#runs.set(key, glyphs);
    return glyphs;
  }

  #shapeStretch(text: string, rtl: boolean, spaced: boolean): PlacedGlyph[] {
    buffer.clearContents();
    buffer.addText(text);
    buffer.setDirection(rtl ? Direction.RTL : Direction.LTR);
    buffer.setLanguage('en');
    buffer.guessSegmentProperties();
    shape(this.#font, buffer, spaced ? SPACED : []);
    const shaped = buffer.getGlyphInfosAndPositions();
    // In the place of characters that are not seen, such as joiners, there are spaces of no width.
    const seen = shaped.filter(({ codepoint, xAdvance }) => xAdvance !== 0 || codepoint !== this.spaceGlyph);
    const infos = seen.length > 0 ? seen : shaped;
    const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
    const ends = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
    const glyphs: PlacedGlyph[] = [];
    for (let from = 0; from < infos.length; ) {
      const { cluster } = infos[from]!;
      let to = from + 1;
      while (to < infos.length && infos[to]!.cluster === cluster) to++;
      const parts = infos.slice(from, to).map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => ({
        id: codepoint,
        dx: xOffset / this.#unitsPerEm,
        dy: yOffset / this.#unitsPerEm,
        advance: xAdvance / this.#unitsPerEm,
      }));
      const characters = [...text.slice(cluster, ends.get(cluster))];
      const texts = shareOut(characters, parts, rtl);
      const whole = isTangled(characters, parts, rtl) ? { text: characters.join('') } : null;
      for (const [index, part] of parts.entries()) {
        glyphs.push({ ...part, text: texts[index]!, last: index === parts.length - 1, cluster: whole });
      }
      from = to;
    }
    return glyphs;
  }
}

const SUBUNITS = 64;

type Part = Pick<PlacedGlyph, 'advance'>;

/**
 * A cluster's characters over the glyphs that take room, one each as far as they go; the first takes what is left over.
 * Dots and marks have none, so that it does not matter where between the letters a reader meets them. Readers turn
 * right-to-left text round character by character, so there the shares run backwards.
 */
function shareOut(characters: readonly string[], glyphs: readonly Part[], rtl: boolean): string[] {
  const bearers = glyphs.some(takesRoom) ? glyphs.filter(takesRoom) : glyphs.slice(0, 1);
  const extra = Math.max(0, characters.length - bearers.length);
  const shares = [characters.slice(0, extra + 1).join(''), ...characters.slice(extra + 1)];
  const bearing = new Map((rtl ? bearers.toReversed() : bearers).map((glyph, index) => [glyph, shares[index] ?? '']));
  return glyphs.map((glyph) => bearing.get(glyph) ?? '');
}

/**
 * Whether there are more letters to be seen than there are characters (vowels around a consonant), so that some have no
 * text and look like spaces. Not of right-to-left text: readers would turn the cluster's text round.
 */
const isTangled = (characters: readonly string[], glyphs: readonly Part[], rtl: boolean): boolean =>
  !rtl && glyphs.filter(takesRoom).length > characters.length;

const takesRoom = ({ advance }: Part): boolean => advance !== 0;
