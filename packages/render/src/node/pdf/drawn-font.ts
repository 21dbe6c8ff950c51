import type { GlyphShaper, PlacedGlyph } from './glyph-shaper.ts';
import type { ObjectFile } from './object-file.ts';
import type { GlyphCode, PdfFont } from './pdf-font.ts';
import { array, dictionary, hex, name, number, numbers, type Ref, reference } from './syntax.ts';
import { toUnicode } from './to-unicode.ts';

/** Codes of one such font are single bytes. */
const CODES = 256;
const UNITS = 1000;
/** Ems. */
const M_WIDTH = 0.6;

/** A glyph in thousandths of an em, y upwards. */
export interface GlyphDrawing {
  /** From what follows the advance in `d0` or `d1` on. */
  readonly operators: string;
  /** The picture that `operators` show under the name `/X<ref>`. */
  readonly image: Ref | null;
}

/** Draws a glyph; `pixels` are the device pixels of an em. */
export type GlyphArtist = (glyph: PlacedGlyph, pixels: number) => GlyphDrawing;

interface Procedure {
  readonly ref: Ref;
  readonly image: Ref | null;
}

interface Chunk {
  readonly ref: Ref;
  readonly images: Set<Ref>;
  readonly glyphs: { readonly procedure: Ref; readonly advance: number; readonly text: string }[];
}

/** A font whose glyphs are drawings of their own (Type 3): colour emoji, and outlines that are not TrueType. */
export class DrawnFont implements PdfFont {
  readonly #file: ObjectFile;
  readonly #draw: GlyphArtist;
  readonly #box: readonly number[];
  readonly #grade: (pixels: number) => number;
  readonly #procedures = new Map<string, Procedure>();
  readonly #codes = new Map<string, GlyphCode>();
  readonly #chunks: Chunk[] = [];

  /** @param grade The size at which a glyph of so many pixels is drawn; glyphs of one grade are one. */
  constructor(
    file: ObjectFile,
    { ascent, descent }: GlyphShaper['metrics'],
    draw: GlyphArtist,
    grade: (pixels: number) => number,
  ) {
    this.#file = file;
    // By its height readers tell which line a glyph is on.
    this.#box = [-UNITS, descent * UNITS, 2 * UNITS, ascent * UNITS].map(Math.round);
    this.#draw = draw;
    this.#grade = grade;
  }

  code(glyph: PlacedGlyph, pixels: number): GlyphCode {
    const grade = this.#grade(pixels);
    const key = `${glyph.id} ${grade} ${glyph.text}`;
    let code = this.#codes.get(key);
    if (!code) this.#codes.set(key, (code = this.#add(glyph, grade)));
    return code;
  }

  #add(glyph: PlacedGlyph, grade: number): GlyphCode {
    let chunk = this.#chunks.at(-1);
    if (!chunk || chunk.glyphs.length === CODES) {
      chunk = { ref: this.#file.reserve(), images: new Set(), glyphs: [this.#measure()] };
      this.#chunks.push(chunk);
    }
    const { advance, text } = glyph;
    const code = { font: chunk.ref, code: hex(chunk.glyphs.length, 2), advance };
    const { ref, image } = this.#procedure(glyph, grade);
    chunk.glyphs.push({ procedure: ref, advance, text });
    if (image !== null) chunk.images.add(image);
    return code;
  }

  /** A glyph that is never shown: by the width of its `m` readers tell how large such a font's letters are. */
  #measure(): Chunk['glyphs'][number] {
    return { procedure: this.#file.writeContent({}, `${M_WIDTH * UNITS} 0 d0`), advance: M_WIDTH, text: 'm' };
  }

  #procedure(glyph: PlacedGlyph, grade: number): Procedure {
    const key = `${glyph.id} ${grade}`;
    let procedure = this.#procedures.get(key);
    if (!procedure) {
      const { operators, image } = this.#draw(glyph, grade);
      const ref = this.#file.writeContent({}, `${number(glyph.advance * UNITS)} 0 ${operators}`);
      this.#procedures.set(key, (procedure = { ref, image }));
    }
    return procedure;
  }

  finish(): void {
    for (const { ref, images, glyphs } of this.#chunks) {
      const names = glyphs.map((_, index) => (index === 0 ? 'm' : `g${index}`));
      const procedures = glyphs.map(({ procedure }, index) => [names[index]!, reference(procedure)]);
      const texts = glyphs.map(({ text }) => text);
      this.#file.write(
        dictionary({
          Type: '/Font',
          Subtype: '/Type3',
          FontBBox: array([numbers(this.#box)]),
          FontMatrix: `[${number(1 / UNITS)} 0 0 ${number(1 / UNITS)} 0 0]`,
          FirstChar: 0,
          LastChar: glyphs.length - 1,
          Widths: array([numbers(glyphs.map(({ advance }) => advance * UNITS))]),
          Encoding: dictionary({ Type: '/Encoding', Differences: `[0 ${names.map(name).join(' ')}]` }),
          CharProcs: dictionary(Object.fromEntries(procedures) as { [name: string]: string }),
          Resources: dictionary({ XObject: dictionary(named([...images])) }),
          ToUnicode: reference(this.#file.writeContent({}, toUnicode(texts, 0, 2))),
        }),
        ref,
      );
    }
  }
}

const named = (images: readonly Ref[]): { [name: string]: string } =>
  Object.fromEntries(images.map((image) => [`X${image}`, reference(image)]));
