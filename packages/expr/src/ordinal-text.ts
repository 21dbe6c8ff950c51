import { numberFormat, pluralRule } from './intl-cache.ts';

/**
 * What follows the figure in languages that have a short ordinal of their own, by CLDR ordinal category ("other"
 * stands for the rest). Languages that are not here, and say so with a full stop, get one.
 */
const SUFFIXES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { one: 'st', two: 'nd', few: 'rd', other: 'th' },
  fr: { one: 'er', other: 'e' },
  es: { other: '.º' },
  pt: { other: 'º' },
  it: { other: 'º' },
  gl: { other: 'º' },
  ca: { one: 'r', two: 'n', few: 't', other: 'è' },
  nl: { other: 'e' },
  sv: { one: ':a', other: ':e' },
  ru: { other: '-й' },
  uk: { other: '-й' },
  el: { other: 'ος' },
};

/** Languages in which a figure takes nothing after it. */
const BARE = new Set(['ar', 'he', 'fa', 'ur', 'hi', 'bn', 'ta', 'th', 'ko']);
const PREFIXES: Readonly<Record<string, string>> = { ja: '第', zh: '第', vi: 'thứ ', id: 'ke-', ms: 'ke-' };

/** 1st, 2e, 3., 第4: the whole number as an ordinal in figures. */
export function ordinalText(value: number, locale: string): string {
  const figure = numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  const language = locale.split('-', 1)[0]!;
  const prefix = PREFIXES[language];
  if (prefix !== undefined) return prefix + figure;
  if (BARE.has(language)) return figure;
  const suffixes = SUFFIXES[language];
  if (!suffixes) return `${figure}.`;
  return figure + (suffixes[pluralRule(locale, true).select(value)] ?? suffixes['other']!);
}
