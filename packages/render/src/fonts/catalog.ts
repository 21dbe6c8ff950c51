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

/** A family of one slice that holds all of its script. */
export interface ScriptFamily extends SlicedFamily {
  readonly slices: readonly string[];
  /** What `unicode.json` says of the slice, so that nothing is read to find out that a family is of no use. */
  readonly ranges: string;
}

const script = (folder: string, slice: string, ranges: string): ScriptFamily => ({ folder, slices: [slice], ranges });

/** Asked in this order for what the chosen family and the text fallback lack. */
export const SCRIPT_FAMILIES: readonly ScriptFamily[] = [
  script(
    'noto-sans-arabic',
    'arabic',
    'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC,U+102E0-102FB,U+10E60-10E7E,U+10EC2-10EC4,U+10EFC-10EFF,U+1EE00-1EE03,U+1EE05-1EE1F,U+1EE21-1EE22,U+1EE24,U+1EE27,U+1EE29-1EE32,U+1EE34-1EE37,U+1EE39,U+1EE3B,U+1EE42,U+1EE47,U+1EE49,U+1EE4B,U+1EE4D-1EE4F,U+1EE51-1EE52,U+1EE54,U+1EE57,U+1EE59,U+1EE5B,U+1EE5D,U+1EE5F,U+1EE61-1EE62,U+1EE64,U+1EE67-1EE6A,U+1EE6C-1EE72,U+1EE74-1EE77,U+1EE79-1EE7C,U+1EE7E,U+1EE80-1EE89,U+1EE8B-1EE9B,U+1EEA1-1EEA3,U+1EEA5-1EEA9,U+1EEAB-1EEBB,U+1EEF0-1EEF1',
  ),
  script('noto-sans-hebrew', 'hebrew', 'U+0307-0308,U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F'),
  script(
    'noto-sans-devanagari',
    'devanagari',
    'U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20B9,U+20F0,U+25CC,U+A830-A839,U+A8E0-A8FF,U+11B00-11B09',
  ),
  script(
    'noto-sans-bengali',
    'bengali',
    'U+0951-0952,U+0964-0965,U+0980-09FE,U+1CD0,U+1CD2,U+1CD5-1CD6,U+1CD8,U+1CE1,U+1CEA,U+1CED,U+1CF2,U+1CF5-1CF7,U+200C-200D,U+20B9,U+25CC,U+A8F1',
  ),
  script('noto-sans-tamil', 'tamil', 'U+0964-0965,U+0B82-0BFA,U+200C-200D,U+20B9,U+25CC'),
  script('noto-sans-thai', 'thai', 'U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC'),
  script('noto-sans-georgian', 'georgian', 'U+0589,U+10A0-10FF,U+1C90-1CBA,U+1CBD-1CBF,U+205A,U+2D00-2D2F,U+2E31'),
  script('noto-sans-armenian', 'armenian', 'U+0308,U+0530-058F,U+2010,U+2024,U+25CC,U+FB13-FB17'),
  script(
    'noto-sans-ethiopic',
    'ethiopic',
    'U+030E,U+1200-1399,U+2D80-2DDE,U+AB01-AB2E,U+1E7E0-1E7E6,U+1E7E8-1E7EB,U+1E7ED-1E7EE,U+1E7F0-1E7FE',
  ),
  script('noto-sans-khmer', 'khmer', 'U+1780-17FF,U+19E0-19FF,U+200C-200D,U+25CC'),
  script('noto-sans-lao', 'lao', 'U+0E81-0EDF,U+200C-200D,U+25CC'),
  script('noto-sans-myanmar', 'myanmar', 'U+1000-109F,U+200C-200D,U+25CC,U+A92E,U+A9E0-A9FE,U+AA60-AA7F,U+116D0-116E3'),
  script('noto-sans-gujarati', 'gujarati', 'U+0951-0952,U+0964-0965,U+0A80-0AFF,U+200C-200D,U+20B9,U+25CC,U+A830-A839'),
  script(
    'noto-sans-gurmukhi',
    'gurmukhi',
    'U+0951-0952,U+0964-0965,U+0A01-0A76,U+200C-200D,U+20B9,U+25CC,U+262C,U+A830-A839',
  ),
  script('noto-sans-telugu', 'telugu', 'U+0951-0952,U+0964-0965,U+0C00-0C7F,U+1CDA,U+1CF2,U+200C-200D,U+25CC'),
  script(
    'noto-sans-kannada',
    'kannada',
    'U+0951-0952,U+0964-0965,U+0C80-0CF3,U+1CD0,U+1CD2-1CD3,U+1CDA,U+1CF2,U+1CF4,U+200C-200D,U+20B9,U+25CC,U+A830-A835',
  ),
  script(
    'noto-sans-malayalam',
    'malayalam',
    'U+0307,U+0323,U+0951-0952,U+0964-0965,U+0D00-0D7F,U+1CDA,U+1CF2,U+200C-200D,U+20B9,U+25CC,U+A830-A832',
  ),
  script('noto-sans-oriya', 'oriya', 'U+0951-0952,U+0964-0965,U+0B01-0B77,U+1CDA,U+1CF2,U+200C-200D,U+20B9,U+25CC'),
  script('noto-sans-sinhala', 'sinhala', 'U+0964-0965,U+0D81-0DF4,U+1CF2,U+200C-200D,U+25CC,U+111E1-111F4'),
  script(
    'noto-sans-thaana',
    'thaana',
    'U+060C,U+061B-061C,U+061F,U+0660-066C,U+0780-07B1,U+200C-200F,U+25CC,U+FDF2,U+FDFD',
  ),
  script('noto-serif-tibetan', 'tibetan', 'U+0F00-0FFF,U+200C-200D,U+25CC,U+3008-300B'),
];

export type HanVariant = 'jp' | 'kr' | 'sc' | 'tc';

export const HAN_FAMILIES: { readonly [variant in HanVariant]: SlicedFamily } = {
  jp: { folder: 'noto-sans-jp', slices: 'numbered' },
  kr: { folder: 'noto-sans-kr', slices: 'numbered' },
  sc: { folder: 'noto-sans-sc', slices: 'numbered' },
  tc: { folder: 'noto-sans-tc', slices: 'numbered' },
};

/** Where the families for Han characters have anything that the families before them lack. */
export const HAN_RANGES = 'U+1100-11FF,U+2000-FFFF,U+1AFF0-1B2FF,U+1D300-1D7FF,U+1F000-1FFFF,U+20000-FFFFF';

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
