import type { Issue } from '@pictify/expr';
import { scriptOf } from '../text/script.ts';
import { readCharacterMap } from './character-map.ts';
import { checkOutlines } from './check-outlines.ts';
import { checkFlavor, checkSfnt, FontRefused } from './check-sfnt.ts';
import { type FontAxis, readAxes } from './font-axes.ts';
import { readLayoutTable } from './layout-table.ts';
import { nameTable, readName } from './name-table.ts';
import { buildSfnt, view } from './sfnt.ts';
import { flavorOf, type SfntTables } from './sfnt-tables.ts';
import { FontData } from './shaping-face.ts';
import { withoutGlyphNames } from './tabular-figures.ts';
import { isWoff2, packedFlavor, type Unbrotli, woff2ToSfnt } from './woff2.ts';

/** What a font file says of itself. */
export interface FontFacts {
  readonly family: string;
  /** “Bold Italic”, “Condensed”, … */
  readonly subfamily: string;
  /** 1 to 1000; of a variable font, of its default instance. */
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly axes: readonly FontAxis[];
  /** OpenType feature tags, sorted. */
  readonly features: readonly string[];
  readonly glyphs: number;
  readonly characters: number;
  /** Unicode scripts by how many of their characters it has, most first. */
  readonly scripts: readonly { readonly script: string; readonly characters: number }[];
  /** `font_licence_restricted`, `font_licence_no_subsets`, `font_tables_dropped`. */
  readonly issues: readonly Issue[];
}

/** A font that has been checked, as TrueType or OpenType with nothing in it that drawing does not need. */
export interface AdmittedFont {
  readonly facts: FontFacts;
  readonly sfnt: Uint8Array;
}

/** Bytes of an uploaded file. */
export const LARGEST_FONT = 5 * 1024 * 1024;

/**
 * Hints are programs and colour glyphs are drawings or foreign formats: neither is needed, so neither gets as far as
 * the canvas. `name` and `post` are written anew.
 */
const KEPT =
  'cmap head hhea hmtx maxp OS/2 glyf loca CFF_ CFF2 VORG GDEF GSUB GPOS BASE kern fvar avar gvar HVAR MVAR STAT'
    .split(' ')
    .map((tag) => tag.replace('_', ' '));
const PICTURES = ['SVG ', 'COLR', 'CBDT', 'sbix', 'EBDT'];

/**
 * Checks the bytes of an uploaded font before HarfBuzz or a canvas sees them, and says what is in it. Never throws at
 * bytes; what is wrong is in `error`, in words for whoever uploaded it.
 */
export function admitFont(bytes: Uint8Array, unbrotli: Unbrotli): AdmittedFont | { readonly error: string } {
  try {
    return admit(bytes, unbrotli);
  } catch (error) {
    return { error: error instanceof FontRefused ? error.message : 'The font file is damaged.' };
  }
}

function admit(bytes: Uint8Array, unbrotli: Unbrotli): AdmittedFont {
  if (bytes.length > LARGEST_FONT) throw new FontRefused('The font file is larger than 5 MB.');
  if (isWoff2(bytes)) checkFlavor(packedFlavor(bytes));
  const source = isWoff2(bytes) ? woff2ToSfnt(bytes, unbrotli) : bytes;
  const tables = checkSfnt(source);
  checkOutlines(tables);
  for (const tag of ['GSUB', 'GPOS']) {
    const table = tables.get(tag);
    if (table) readLayoutTable(table);
  }
  readCharacterMap(tables.get('cmap')!);
  const fvar = tables.get('fvar');
  const axes = fvar ? readAxes(fvar) : [];
  const family = readFamily(tables);
  const kept: SfntTables = new Map();
  for (const tag of KEPT) if (tables.has(tag)) kept.set(tag, tables.get(tag)!);
  kept.set('name', nameTable(family.family)).set('post', withoutGlyphNames(tables.get('post')));
  const sfnt = buildSfnt(flavorOf(source), kept);
  const data = new FontData(sfnt);
  const points = [...data.coverage];
  if (points.length === 0) throw new FontRefused('The font has no characters.');
  const facts: FontFacts = {
    ...family,
    ...readStyle(tables),
    axes,
    features: [...data.features].sort(),
    glyphs: view(tables.get('maxp')!).getUint16(4),
    characters: points.length,
    scripts: countScripts(points),
    issues: readIssues(tables),
  };
  return { facts, sfnt };
}

const FAMILY = [16, 1];
const SUBFAMILY = [17, 2];

function readFamily(tables: SfntTables): { family: string; subfamily: string } {
  const names = tables.get('name');
  const read = (ids: readonly number[]): string | null => (names ? readName(names, ids) : null);
  return { family: read(FAMILY) ?? 'Unnamed', subfamily: read(SUBFAMILY) ?? 'Regular' };
}

const FS_ITALIC = 1 << 0;
const FS_OBLIQUE = 1 << 9;

function readStyle(tables: SfntTables): { weight: number; style: 'normal' | 'italic' } {
  const os2 = view(tables.get('OS/2')!);
  const weight = os2.getUint16(4);
  // Some old fonts count from 1 to 9.
  const scaled = weight >= 1 && weight <= 9 ? weight * 100 : weight;
  return {
    weight: Math.min(1000, Math.max(1, scaled || 400)),
    style: os2.getUint16(62) & (FS_ITALIC | FS_OBLIQUE) ? 'italic' : 'normal',
  };
}

function countScripts(points: readonly number[]): FontFacts['scripts'] {
  const counts = new Map<string, number>();
  for (const point of points) {
    const script = scriptOf(point);
    if (script) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts]
    .map(([script, characters]) => ({ script, characters }))
    .sort((a, b) => b.characters - a.characters);
}

const FS_TYPE = 8;
const RESTRICTED = 0x2;
const OTHER_PERMISSIONS = 0xc;
const NO_SUBSETS = 0x100;

function readIssues(tables: SfntTables): Issue[] {
  const permissions = view(tables.get('OS/2')!).getUint16(FS_TYPE);
  const issues: Issue[] = [];
  const warn = (code: string, message: string): void => void issues.push({ code, severity: 'warning', message });
  if (permissions & RESTRICTED && !(permissions & OTHER_PERMISSIONS)) {
    warn('font_licence_restricted', 'The font says that its licence does not allow it to be embedded; check yours.');
  }
  if (permissions & NO_SUBSETS) {
    warn('font_licence_no_subsets', 'The font says that parts of it may not be embedded, as PDF files do.');
  }
  if (PICTURES.some((tag) => tables.has(tag))) {
    warn('font_tables_dropped', 'Glyphs in colours of their own are drawn by their outlines only.');
  }
  return issues;
}
