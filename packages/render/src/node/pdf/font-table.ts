import { RecentCache } from '../../fonts/recent-cache.ts';
import { shapingSfnt, view } from '../../fonts/sfnt.ts';
import { registeredFile } from '../fonts/registered-files.ts';
import { DrawnFont } from './drawn-font.ts';
import { subsetFont } from './font-subset.ts';
import { bitmapArtist, bitmapGrade, outlineArtist } from './glyph-artists.ts';
import { GlyphShaper } from './glyph-shaper.ts';
import type { ImageTable } from './image-table.ts';
import type { ObjectFile } from './object-file.ts';
import { OutlineFont } from './outline-font.ts';
import type { PdfFont } from './pdf-font.ts';

/** What `ctx.font` says, as paint writes it. */
export interface FontChoice {
  readonly family: string;
  readonly weight: number;
  readonly size: number;
}

export interface TableFont {
  readonly shaper: GlyphShaper;
  readonly font: PdfFont;
  /** Its glyphs have colours of their own, whatever they are painted with. */
  readonly colored: boolean;
}

/** What a document needs to know of a font before its end. */
interface FontFacts {
  readonly shaper: GlyphShaper;
  readonly glyphs: 'TrueType' | 'outlines' | 'color';
  readonly variable: boolean;
}

/** Reading a font again for every document would take longer than its page. */
const FACTS = new RecentCache<FontFacts>(64);
const COLOR_TABLES = ['COLR', 'CBDT', 'sbix', 'SVG '];

/** The fonts of a document. */
export class FontTable {
  readonly #file: ObjectFile;
  readonly #images: ImageTable;
  readonly #fonts = new Map<string, TableFont | null>();

  constructor(file: ObjectFile, images: ImageTable) {
    this.#file = file;
    this.#images = images;
  }

  /** Null for a family the canvas was never given, which nothing is drawn with. */
  get({ family, weight }: FontChoice): TableFont | null {
    const key = `${family} ${weight}`;
    let font = this.#fonts.get(key);
    if (font === undefined) this.#fonts.set(key, (font = this.#open(family, weight, key)));
    return font;
  }

  finish(): void {
    for (const font of this.#fonts.values()) font?.font.finish();
  }

  #open(family: string, weight: number, key: string): TableFont | null {
    const read = registeredFile(family);
    if (!read) return null;
    let facts = FACTS.get(key);
    if (!facts) FACTS.set(key, (facts = readFacts(read(), weight)));
    return {
      shaper: facts.shaper,
      font: this.#embed(family, weight, facts, read),
      colored: facts.glyphs === 'color',
    };
  }

  #embed(family: string, weight: number, { shaper, glyphs, variable }: FontFacts, read: () => Uint8Array): PdfFont {
    const file = this.#file;
    switch (glyphs) {
      case 'color':
        return new DrawnFont(file, shaper.metrics, bitmapArtist(family, weight, shaper, this.#images), bitmapGrade);
      case 'outlines':
        return new DrawnFont(file, shaper.metrics, outlineArtist(read(), weight), () => 1);
      case 'TrueType': {
        // What the subsetter cannot read is embedded whole.
        const subset = (used: readonly number[]): Uint8Array => {
          const whole = read();
          return subsetFont(whole, used, weight) ?? whole;
        };
        return new OutlineFont({ file, shaper, label: labelOf(family, variable ? weight : null), subset });
      }
    }
  }
}

function readFacts(sfnt: Uint8Array, weight: number): FontFacts {
  const tables = tablesOf(sfnt);
  const shaping = shapingSfnt((offset, length) => sfnt.subarray(offset, offset + length));
  const color = COLOR_TABLES.some((table) => tables.has(table));
  return {
    shaper: new GlyphShaper(shaping, weight),
    glyphs: color ? 'color' : tables.has('glyf') ? 'TrueType' : 'outlines',
    variable: tables.has('fvar'),
  };
}

function tablesOf(sfnt: Uint8Array): Set<string> {
  const count = view(sfnt).getUint16(4);
  const tags = Array.from({ length: count }, (_, index) => sfnt.subarray(12 + index * 16, 16 + index * 16));
  return new Set(tags.map((tag) => String.fromCharCode(...tag)));
}

/** `pf-noto-sans-jp-12` at 700 → `NotoSansJp12-700`. */
function labelOf(family: string, weight: number | null): string {
  const words = family.replace(/^pf-/, '').split('-');
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return weight === null ? joined : `${joined}-${weight}`;
}
