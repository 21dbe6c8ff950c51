/** A family shipped as one file per weight and style, under `@expo-google-fonts`. */
export interface ShippedFamily {
  readonly name: string;
  readonly folder: string;
  /** How file names begin. */
  readonly file: string;
  readonly weights: readonly number[];
  readonly italics: boolean;
}

const UP_TO_BLACK = [100, 200, 300, 400, 500, 600, 700, 800, 900];

export const SHIPPED_FAMILIES: readonly ShippedFamily[] = [
  { name: 'Inter', folder: 'inter', file: 'Inter', weights: UP_TO_BLACK, italics: true },
  { name: 'Manrope', folder: 'manrope', file: 'Manrope', weights: [200, 300, 400, 500, 600, 700, 800], italics: false },
  {
    name: 'Space Grotesk',
    folder: 'space-grotesk',
    file: 'SpaceGrotesk',
    weights: [300, 400, 500, 600, 700],
    italics: false,
  },
  { name: 'DM Sans', folder: 'dm-sans', file: 'DMSans', weights: UP_TO_BLACK, italics: true },
  { name: 'Outfit', folder: 'outfit', file: 'Outfit', weights: UP_TO_BLACK, italics: false },
  {
    name: 'Playfair Display',
    folder: 'playfair-display',
    file: 'PlayfairDisplay',
    weights: [400, 500, 600, 700, 800, 900],
    italics: true,
  },
  { name: 'Fraunces', folder: 'fraunces', file: 'Fraunces', weights: UP_TO_BLACK, italics: true },
  {
    name: 'Bricolage Grotesque',
    folder: 'bricolage-grotesque',
    file: 'BricolageGrotesque',
    weights: [200, 300, 400, 500, 600, 700, 800],
    italics: false,
  },
  { name: 'Noto Sans', folder: 'noto-sans', file: 'NotoSans', weights: UP_TO_BLACK, italics: true },
];

/** Stands in for a family nobody ships. */
export const DEFAULT_FAMILY = 'Inter';
/** Letters of Latin, Greek and Cyrillic that the chosen family lacks. */
export const TEXT_FALLBACK = 'Noto Sans';
export const EMOJI_FILE = '@expo-google-fonts/noto-color-emoji/400Regular/NotoColorEmoji_400Regular.ttf';

/** A variable font cut into slices by Unicode range, under `@fontsource-variable`. */
export interface SlicedFamily {
  readonly folder: string;
  /** Which of the slices named in its `unicode.json` to use. */
  readonly slices: readonly string[] | 'numbered';
}

/** Asked in this order for what the chosen family and the text fallback lack. */
export const SCRIPT_FAMILIES: readonly SlicedFamily[] = [
  { folder: 'noto-sans-arabic', slices: ['arabic'] },
  { folder: 'noto-sans-hebrew', slices: ['hebrew'] },
  { folder: 'noto-sans-devanagari', slices: ['devanagari'] },
  { folder: 'noto-sans-bengali', slices: ['bengali'] },
  { folder: 'noto-sans-tamil', slices: ['tamil'] },
  { folder: 'noto-sans-thai', slices: ['thai'] },
];

export type HanVariant = 'jp' | 'kr' | 'sc';

export const HAN_FAMILIES: { readonly [variant in HanVariant]: SlicedFamily } = {
  jp: { folder: 'noto-sans-jp', slices: 'numbered' },
  kr: { folder: 'noto-sans-kr', slices: 'numbered' },
  sc: { folder: 'noto-sans-sc', slices: 'numbered' },
};

/** Arrows, mathematics and pictographs in text style, last before emoji. */
export const SYMBOL_FAMILY: SlicedFamily = { folder: 'noto-sans-arabic', slices: ['math', 'symbols'] };

const WEIGHT_NAMES = ['Thin', 'ExtraLight', 'Light', 'Regular', 'Medium', 'SemiBold', 'Bold', 'ExtraBold', 'Black'];

/** Path of a face's file below `node_modules`. */
export function shippedPath(family: ShippedFamily, weight: number, style: 'normal' | 'italic'): string {
  const name = `${weight}${WEIGHT_NAMES[weight / 100 - 1]}${style === 'italic' ? '_Italic' : ''}`;
  return `@expo-google-fonts/${family.folder}/${name}/${family.file}_${name}.ttf`;
}

export function slicePath(family: SlicedFamily, slice: string): string {
  return `@fontsource-variable/${family.folder}/files/${family.folder}-${slice}-wght-normal.woff2`;
}

export const rangesPath = (family: SlicedFamily): string => `@fontsource-variable/${family.folder}/unicode.json`;
