import { createHash } from 'node:crypto';
import { view } from '../../fonts/sfnt.ts';
import type { GlyphShaper, PlacedGlyph } from './glyph-shaper.ts';
import type { ObjectFile } from './object-file.ts';
import type { GlyphCode, PdfFont } from './pdf-font.ts';
import { array, asciiString, dictionary, hex, name, number, numbers, type Ref, reference } from './syntax.ts';
import { toUnicode } from './to-unicode.ts';

const MAX_CODES = 0xffff;
const SYMBOLIC = 4;

interface Code {
  readonly code: number;
  readonly glyph: number;
  readonly text: string;
  readonly advance: number;
}

export interface OutlineFontParts {
  readonly file: ObjectFile;
  readonly shaper: GlyphShaper;
  /** As the document's properties name it. */
  readonly label: string;
  /** The font with at least the outlines of these glyphs under their own numbers. */
  readonly subset: (glyphs: readonly number[]) => Uint8Array;
}

/**
 * A TrueType font embedded as a subset. A code stands for a glyph and the text it was drawn for, so that a glyph that
 * serves several texts (the parts of a conjunct, a ligature) is copied and found as the right one everywhere.
 */
export class OutlineFont implements PdfFont {
  readonly #parts: OutlineFontParts;
  readonly #ref: Ref;
  readonly #codes = new Map<string, Code>();

  constructor(parts: OutlineFontParts) {
    this.#parts = parts;
    this.#ref = parts.file.reserve();
  }

  code({ id, text }: PlacedGlyph): GlyphCode {
    const key = `${id} ${text}`;
    let known = this.#codes.get(key);
    if (!known) {
      known = { code: this.#codes.size + 1, glyph: id, text, advance: this.#parts.shaper.advanceOf(id) };
      if (known.code <= MAX_CODES) this.#codes.set(key, known);
    }
    return { font: this.#ref, code: hex(Math.min(known.code, MAX_CODES), 4), advance: known.advance };
  }

  finish(): void {
    const { file, shaper, label } = this.#parts;
    const codes = [...this.#codes.values()];
    const program = this.#parts.subset([...new Set(codes.map(({ glyph }) => glyph))]);
    const tag = subsetTag(codes);
    const baseFont = name(`${tag}+${label}`);
    const { ascent, descent } = shaper.metrics;
    const descriptor = file.write(
      dictionary({
        Type: '/FontDescriptor',
        FontName: baseFont,
        Flags: SYMBOLIC,
        FontBBox: array([numbers(boundingBox(program))]),
        ItalicAngle: /italic/i.test(label) ? -12 : 0,
        Ascent: Math.round(ascent * 1000),
        Descent: Math.round(descent * 1000),
        CapHeight: 700,
        StemV: 80,
        FontFile2: reference(file.writeStream({ Length1: program.length }, program)),
      }),
    );
    const glyphOf = Buffer.alloc((codes.length + 1) * 2);
    for (const { code, glyph } of codes) glyphOf.writeUInt16BE(glyph, code * 2);
    const descendant = file.write(
      dictionary({
        Type: '/Font',
        Subtype: '/CIDFontType2',
        BaseFont: baseFont,
        CIDSystemInfo: dictionary({ Registry: asciiString('Adobe'), Ordering: asciiString('Identity'), Supplement: 0 }),
        FontDescriptor: reference(descriptor),
        DW: 0,
        W: `[1 [${codes.map(({ advance }) => number(advance * 1000)).join(' ')}]]`,
        CIDToGIDMap: reference(file.writeStream({}, glyphOf)),
      }),
    );
    const texts = codes.map(({ text }) => text);
    file.write(
      dictionary({
        Type: '/Font',
        Subtype: '/Type0',
        BaseFont: baseFont,
        Encoding: '/Identity-H',
        DescendantFonts: array([reference(descendant)]),
        ToUnicode: reference(file.writeContent({}, toUnicode(texts, 1, 4))),
      }),
      this.#ref,
    );
  }
}

/** Six letters that differ between subsets of one font (ISO 32000-1, 9.6.4). */
function subsetTag(codes: readonly Code[]): string {
  const content = codes.map(({ glyph, text }) => `${glyph} ${text}`).join('\n');
  const digest = createHash('md5').update(content).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

/** `head`'s box around all glyphs, in thousandths of an em. */
function boundingBox(sfnt: Uint8Array): readonly number[] {
  const data = view(sfnt);
  const tables = data.getUint16(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (data.getUint32(at) !== HEAD) continue;
    const head = data.getUint32(at + 8);
    const unitsPerEm = data.getUint16(head + 18);
    return [36, 38, 40, 42].map((field) => Math.round((data.getInt16(head + field) * 1000) / unitsPerEm));
  }
  return [0, 0, 0, 0];
}

const HEAD = 0x68656164;
