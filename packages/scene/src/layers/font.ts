import { boolean, toBoolean } from '../properties/boolean.ts';
import { choice } from '../properties/choice.ts';
import { number, toNumber } from '../properties/number.ts';
import { record } from '../properties/record.ts';
import { tagMap } from '../properties/tag-map.ts';
import { text } from '../properties/text.ts';
import type { ResolvedFont } from '../resolved.ts';

const NUMERALS = ['normal', 'tabular', 'proportional', 'lining', 'oldstyle'] as const;
const LIGATURES = ['normal', 'none', 'discretionary'] as const;

const look = {
  numerals: choice(NUMERALS, 'normal', 'tabular: digits of one width, for counters and columns.'),
  caps: choice(['normal', 'small'], 'normal', 'small: lower-case letters as small capitals.'),
  ligatures: choice(LIGATURES, 'normal', 'none: letters stay apart; discretionary: ornamental ones too.'),
  kerning: boolean(true, 'Whether pairs of letters are set closer.'),
  features: tagMap(
    toBoolean,
    'true or false',
    'OpenType features by tag, on or off, as in {"ss01": true}; they win over the properties above.',
  ),
  axes: tagMap(
    toNumber,
    'a number',
    'Where an uploaded variable font stands on its axes, as in {"wdth": 87.5}; families that are shipped do not vary.',
  ),
} as const;

/** A font's properties; a `size` that is not written is null, for the owner to derive. */
export function fontProperties(weight: number) {
  return record(
    {
      family: text('Inter', 'A shipped family or one of the workspace.'),
      weight: number({ default: weight, min: 1, max: 1000, summary: '400 is regular, 700 bold.' }),
      style: choice(['normal', 'italic'], 'normal'),
      size: number({ default: null, min: 1, max: 2000, unit: 'px' }),
      lineHeight: number({ default: 1.2, min: 0.5, max: 5, summary: 'Multiple of the size.' }),
      letterSpacing: number({ default: 0, min: -200, max: 500, unit: 'px', summary: 'Ignored in joined scripts.' }),
      ...look,
    },
    'Family, weight, size and spacing.',
  );
}

interface WrittenLook {
  readonly numerals: (typeof NUMERALS)[number];
  readonly caps: 'normal' | 'small';
  readonly ligatures: (typeof LIGATURES)[number];
  readonly kerning: boolean;
  readonly features: { readonly [tag: string]: boolean } | null;
  readonly axes: { readonly [tag: string]: number } | null;
}

export type WrittenFont = Omit<ResolvedFont, 'size' | 'features' | 'axes' | 'smallCaps'> & {
  readonly size: number | null;
} & WrittenLook;

/** The font in the size it is given, or in `size`; what it sets by name is OpenType features from here on. */
export function sized(font: WrittenFont, size: number): ResolvedFont {
  const { numerals, caps, ligatures, kerning, features: written, axes, ...plain } = font;
  const features = {
    ...NUMERAL_FEATURES[numerals],
    ...LIGATURE_FEATURES[ligatures],
    ...(kerning ? {} : { kern: false }),
    ...written,
  };
  return {
    ...plain,
    size: font.size ?? size,
    ...(Object.keys(features).length > 0 ? { features } : {}),
    ...(axes ? { axes } : {}),
    ...(caps === 'small' ? { smallCaps: true } : {}),
  };
}

const NUMERAL_FEATURES = {
  normal: {},
  tabular: { tnum: true },
  proportional: { pnum: true },
  lining: { lnum: true },
  oldstyle: { onum: true },
} as const;
const LIGATURE_FEATURES = { normal: {}, none: { liga: false, clig: false }, discretionary: { dlig: true } } as const;

/** What `**bold**` looks like: 700, or 300 above a base that is heavier than that. */
export function boldOf(font: ResolvedFont): ResolvedFont {
  return { ...font, weight: Math.max(700, Math.min(900, font.weight + 300)) };
}
