import { type FeatureSettings, setFeatures } from './layout-features.ts';
import { nameTable } from './name-table.ts';
import { buildSfnt, view } from './sfnt.ts';
import { flavorOf, type SfntTables, sfntTables } from './sfnt-tables.ts';
import { addTabularFigures } from './tabular-figures.ts';

/** Positions on the axes of a variable font, by tag. */
export type AxisSettings = { readonly [tag: string]: number };

/** What is made of a font file before it is registered, so that a canvas need only be told a family name. */
export interface FontRecipe {
  /** The name it will be registered by, also written into it: equal files under two names stay two fonts. */
  readonly family: string;
  /** What the file is to say of itself, or a canvas would thicken or slant it. */
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly features?: FeatureSettings;
  /** Gives the digits one width, for fonts that have no tabular ones. */
  readonly tabularFigures?: boolean;
  /** Where the file is pinned, on all of its axes; else it stays as variable as it is. */
  readonly axes?: AxisSettings;
}

/** Pins a variable font on the given axes. Throws where it cannot be read. */
export type Instancer = (sfnt: Uint8Array, axes: AxisSettings) => Uint8Array;

/** Follows a recipe. Throws where the font is damaged. */
export function deriveFont(sfnt: Uint8Array, recipe: FontRecipe, instance: Instancer): Uint8Array {
  const source = recipe.axes ? instance(sfnt, recipe.axes) : sfnt;
  const tables = sfntTables(source);
  if (recipe.tabularFigures) addTabularFigures(tables);
  if (recipe.features) setFeatures(tables, recipe.features);
  if (!tables.has('fvar')) stateStyle(tables, recipe);
  tables.set('name', nameTable(recipe.family));
  return buildSfnt(flavorOf(source), tables);
}

const WEIGHT_CLASS = 4;
const FS_SELECTION = 62;
const MAC_STYLE = 44;
const FS_ITALIC = 1 << 0;
const FS_BOLD = 1 << 5;
const FS_REGULAR = 1 << 6;
const FS_OBLIQUE = 1 << 9;
const MAC_BOLD = 1 << 0;
const MAC_ITALIC = 1 << 1;

function stateStyle(tables: SfntTables, { weight, style }: FontRecipe): void {
  const os2 = tables.get('OS/2')?.slice();
  const head = tables.get('head')?.slice();
  if (!os2 || !head) return;
  const bold = weight >= 600;
  const italic = style === 'italic';
  const selection = view(os2).getUint16(FS_SELECTION) & ~(FS_ITALIC | FS_BOLD | FS_REGULAR | FS_OBLIQUE);
  const said = (italic ? FS_ITALIC : 0) | (bold ? FS_BOLD : 0) || FS_REGULAR;
  view(os2).setUint16(WEIGHT_CLASS, Math.round(weight));
  view(os2).setUint16(FS_SELECTION, selection | said);
  const mac = view(head).getUint16(MAC_STYLE) & ~(MAC_BOLD | MAC_ITALIC);
  view(head).setUint16(MAC_STYLE, mac | (bold ? MAC_BOLD : 0) | (italic ? MAC_ITALIC : 0));
  tables.set('OS/2', os2).set('head', head);
}
