import type { Evaluator } from '../evaluator.ts';
import { numberFormat, pluralRule } from '../intl-cache.ts';
import { ordinalText } from '../ordinal-text.ts';
import { isMap } from '../to-value.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';
import { FORMAT_STEPS } from './intl-steps.ts';

const CURRENCY_CODE = /^[A-Za-z]{3}$/;
const MAX_DECIMALS = 20;
const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;
/** In this order CLDR lists a language's plural forms, and `plural` takes them. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

interface Settings {
  readonly locale: string;
  /** Exact number of decimals; null when the format's own habit decides. */
  readonly decimals: number | null;
}

/** Among a format's settings a number is the decimals and a text the locale, in either order. */
function readSettings(evaluator: Evaluator, values: readonly (Value | undefined)[]): Settings {
  let decimals: number | null = null;
  let locale: Value = null;
  for (const value of values) {
    if (typeof value === 'string') locale = value;
    if (typeof value !== 'number') continue;
    if (Number.isInteger(value) && value >= 0 && value <= MAX_DECIMALS) decimals = value;
    else evaluator.issue('invalid_argument', `The number of decimals is a whole number from 0 to ${MAX_DECIMALS}.`);
  }
  return { locale: evaluator.locale(locale), decimals };
}

function withDecimals(options: Intl.NumberFormatOptions, decimals: number | null): Intl.NumberFormatOptions {
  const signed = { ...options, signDisplay: 'negative' as const };
  return decimals === null ? signed : { ...signed, minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function formatNumber(options: Intl.NumberFormatOptions): Call {
  return (evaluator, [value, ...settings]) => {
    const number = evaluator.number(value ?? null);
    if (number === null) return null;
    evaluator.spend(FORMAT_STEPS);
    const { locale, decimals } = readSettings(evaluator, settings);
    return numberFormat(locale, withDecimals(options, decimals)).format(number);
  };
}

function currency(evaluator: Evaluator, [value, code, ...settings]: readonly Value[]): Value {
  const number = evaluator.number(value ?? null);
  if (number === null) return null;
  evaluator.spend(FORMAT_STEPS);
  const { locale, decimals } = readSettings(evaluator, settings);
  const wanted = code === null || code === undefined || code === '' ? 'USD' : code;
  if (typeof wanted === 'string' && CURRENCY_CODE.test(wanted)) {
    const options = { style: 'currency', currency: wanted.toUpperCase() } as const;
    return numberFormat(locale, withDecimals(options, decimals)).format(number);
  }
  evaluator.issue('invalid_currency', 'A currency is a code of three letters, such as "USD" or "EUR".');
  return numberFormat(locale, withDecimals({}, decimals ?? 2)).format(number);
}

function ordinal(evaluator: Evaluator, [value, locale]: readonly Value[]): Value {
  const number = evaluator.number(value ?? null);
  if (number === null) return null;
  if (!Number.isInteger(number)) return evaluator.issue('invalid_argument', 'Only whole numbers have an ordinal.');
  evaluator.spend(FORMAT_STEPS);
  return ordinalText(number, evaluator.locale(locale));
}

/** Steps of 1024; at most one decimal unless the decimals are given. */
function bytes(evaluator: Evaluator, [value, ...settings]: readonly Value[]): Value {
  const number = evaluator.number(value ?? null);
  if (number === null) return null;
  evaluator.spend(FORMAT_STEPS);
  const { locale, decimals } = readSettings(evaluator, settings);
  let size = number;
  let step = 0;
  const limit = decimals === 0 ? 1023.5 : 1023.95;
  while (Math.abs(size) >= limit && step < BYTE_UNITS.length - 1) {
    size /= 1024;
    step++;
  }
  const unit = BYTE_UNITS[step]!;
  const options = {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  } as const;
  return numberFormat(locale, withDecimals(options, step === 0 ? null : decimals)).format(size);
}

function plural(evaluator: Evaluator, [value, ...forms]: readonly Value[]): Value {
  const number = evaluator.number(value ?? null);
  if (number === null) return null;
  evaluator.spend(FORMAT_STEPS);
  const rule = pluralRule(evaluator.locale(), false);
  const category = rule.select(number);
  const [first] = forms;
  if (first !== undefined && first !== null && isMap(first)) {
    const form = Object.hasOwn(first, category)
      ? first[category]
      : Object.hasOwn(first, 'other')
        ? first['other']
        : null;
    return form ?? evaluator.issue('missing_plural', `The map has no form for "${category}" and none for "other".`);
  }
  if (category === 'other') return forms.at(-1) ?? null;
  const used = rule.resolvedOptions().pluralCategories;
  const place = CATEGORIES.filter((each) => used.includes(each)).indexOf(category);
  return forms[Math.min(place, forms.length - 1)] ?? null;
}

export const formatFunctions = defineFunctions('format', [
  {
    signature: 'currency(number, code = "USD", locale?, decimals?)',
    aliases: ['money'],
    summary: 'An amount of money in the way of the locale.',
    examples: [
      ['49 * 0.9 | currency', '$44.10'],
      ['1234.5 | currency: "EUR", "de-DE"', '1.234,50\u00a0€'],
      ['20 | currency: "USD", 0', '$20'],
    ],
    call: currency,
  },
  {
    signature: 'number(number, decimals?, locale?)',
    aliases: ['formatNumber', 'numberFormat'],
    summary:
      'A number with the separators of the locale, and so many decimals (up to three as needed, when none are given).',
    examples: [
      ['1234567.891 | number', '1,234,567.891'],
      ['1234.5 | number: 2', '1,234.50'],
      ['1234.5 | number: "de-DE"', '1.234,5'],
    ],
    call: formatNumber({}),
  },
  {
    signature: 'percent(fraction, decimals = 0, locale?)',
    aliases: ['percentage'],
    summary: 'A fraction as a percentage: 0.25 is 25%.',
    examples: [
      ['0.256 | percent', '26%'],
      ['0.256 | percent: 1', '25.6%'],
    ],
    call: formatNumber({ style: 'percent' }),
  },
  {
    signature: 'compact(number, decimals?, locale?)',
    aliases: ['abbreviate'],
    summary: 'A number in short form.',
    examples: [
      ['1234 | compact', '1.2K'],
      ['15300000 | compact: 1', '15.3M'],
    ],
    call: formatNumber({ notation: 'compact' }),
  },
  {
    signature: 'ordinal(number, locale?)',
    summary: 'The place in an order, in figures.',
    examples: [
      ['22 | ordinal', '22nd'],
      ['ordinal(1, "fr")', '1er'],
    ],
    call: ordinal,
  },
  {
    signature: 'bytes(number, decimals?, locale?)',
    aliases: ['fileSize', 'filesize'],
    summary: 'A size of data in steps of 1024.',
    examples: [['1536 | bytes', '1.5 kB']],
    call: bytes,
  },
  {
    signature: 'plural(number, form, …forms)',
    aliases: ['pluralize'],
    summary:
      'The form of a word that goes with a number. Forms stand in the order of the language (zero, one, two, few, many, other: those it has), the last one for all that are left; or one map by category.',
    examples: [
      ['1 | plural: "task", "tasks"', 'task'],
      ['3 | plural: "task", "tasks"', 'tasks'],
      ['2 | plural: { one: "item", other: "items" }', 'items'],
    ],
    call: plural,
  },
]);
