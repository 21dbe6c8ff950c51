import { readdirSync, readFileSync } from 'node:fs';

export interface InternationalName {
  /** ISO 3166-1. */
  readonly country: string;
  /** BCP 47. */
  readonly locale: string;
  /** The full name, as it is written there. */
  readonly name: string;
  /** What friends call them; all of the name where it cannot be taken apart. */
  readonly given: string;
}

/** Names that people of one language have, to be combined. */
interface Stock {
  readonly country: string;
  readonly locale: string;
  /** Separated by commas, as are `family`. */
  readonly given: string;
  readonly family: string;
  readonly order?: 'given family' | 'family given';
  /** Between the two; default a space. */
  readonly join?: string;
  /** Why no face has these letters. */
  readonly unshipped?: string;
}

interface SingularName {
  readonly country: string;
  readonly locale: string;
  readonly name: string;
  readonly why: string;
  readonly unshipped?: string;
}

const COUNT = 5_000;
const SINGULAR = 'singular.json';
const folder = new URL('../../conformance/names/', import.meta.url);
const read = <T>(file: string): T[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const stocks = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== SINGULAR)
  .sort()
  .flatMap((file) => read<Stock>(file));
const singular = read<SingularName>(SINGULAR);

/** 5,000 different names, equally many of every stock after those of `singular.json`; always the same. */
export function internationalNames(): InternationalName[] {
  const names = new Map(
    singular.filter(isShipped).map(({ country, locale, name }) => [name, { country, locale, name, given: name }]),
  );
  const shipped = stocks.filter(isShipped);
  for (let round = 0; names.size < COUNT; round++) {
    for (const stock of shipped) {
      const composed = compose(stock, round);
      if (names.size < COUNT) names.set(composed.name, composed);
    }
  }
  return [...names.values()];
}

/** A name in every script that no shipped face has. */
export function unshippedNames(): string[] {
  return [
    ...stocks.filter((stock) => !isShipped(stock)).map((stock) => compose(stock, 0).name),
    ...singular.filter((one) => !isShipped(one)).map(({ name }) => name),
  ];
}

const isShipped = ({ unshipped }: { unshipped?: string }): boolean => unshipped === undefined;

function compose(stock: Stock, round: number): InternationalName {
  const { country, locale, order, join = ' ' } = stock;
  const [givens, families] = [stock.given.split(', '), stock.family.split(', ')];
  const pair = (round * strideOf(givens.length * families.length)) % (givens.length * families.length);
  const given = at(givens, pair);
  const family = at(families, Math.floor(pair / givens.length));
  const form = FORMS[round % FORMS_EVERY] ?? plain;
  return form({
    country,
    locale,
    given,
    family,
    second: at(givens, pair + 1),
    other: at(families, Math.floor(pair / givens.length) + 1),
    full: (first, last) => (order === 'family given' ? `${last}${join}${first}` : `${first}${join}${last}`),
  });
}

const at = (list: readonly string[], index: number): string => list[index % list.length]!;

/** Goes through all pairs once, neighbours far from each other. */
function strideOf(pairs: number): number {
  let stride = Math.round(pairs * 0.618);
  while (greatestDivisor(stride, pairs) !== 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

interface Parts {
  readonly country: string;
  readonly locale: string;
  readonly given: string;
  readonly family: string;
  /** Another given and another family name. */
  readonly second: string;
  readonly other: string;
  full(given: string, family: string): string;
}

type Form = (parts: Parts) => InternationalName;

const formed =
  (nameOf: (parts: Parts) => string): Form =>
  (parts) => ({ country: parts.country, locale: parts.locale, name: nameOf(parts), given: parts.given });

const plain = formed(({ full, given, family }) => full(given, family));
const isWritten = (script: string, text: string): boolean => new RegExp(`\\p{Script=${script}}`, 'u').test(text);

/** Some of every stock's names come as exports hold them. */
const FORMS_EVERY = 20;
const FORMS: { readonly [round: number]: Form } = {
  3: formed(({ full, given, family, locale }) => full(given, family).toLocaleUpperCase(locale)),
  5: formed(({ full, given, family }) => full(given, family).normalize('NFD')),
  7: formed(({ full, given, family, other }) =>
    full(given, /^[\p{Lu}\p{Ll}\p{M}]+$/u.test(family + other) ? `${family}-${other}` : family),
  ),
  9: formed(({ full, given, second, family }) => full(`${given} ${second}`, family)),
  11: formed(({ full, given, family }) => `${full(given, family)} 🌻`),
  13: formed(({ full, given, family }) => `${isWritten('Latin', given) ? 'Dr. ' : ''}${full(given, family)}`),
  15: formed(({ full, given, family }) => `${full(given, family)}${isWritten('Latin', family) ? ' III' : ''}`),
  17: formed(({ full, given, family }) => `${full(given, family)} (${isWritten('Latin', given) ? 'Юля' : 'Alex'})`),
  19: formed(({ full, given, family, locale }) => full(given, family).toLocaleLowerCase(locale)),
};
