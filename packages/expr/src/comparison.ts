import type { Evaluator } from './evaluator.ts';
import { collator } from './intl-cache.ts';
import { parseNumber } from './number-text.ts';
import { isList, isMap } from './to-value.ts';
import type { Value, ValueMap } from './value.ts';

/** False, null, zero, and whatever is empty do not hold; everything else does. */
export function isTruthy(value: Value): boolean {
  if (typeof value === 'object') return !isEmpty(value);
  return value !== false && value !== 0 && value !== '' && value !== undefined;
}

/** Null, an empty text, an empty list and an empty map. Zero and false are not empty. */
export function isEmpty(value: Value): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value !== 'object') return false;
  return isList(value) ? value.length === 0 : isEmptyMap(value as ValueMap);
}

/** Listing the keys of a large map is slow and a condition in a loop asks for them each time, so answers are kept. */
const emptyMaps = new WeakMap<ValueMap, boolean>();

function isEmptyMap(map: ValueMap): boolean {
  const known = emptyMaps.get(map);
  if (known !== undefined) return known;
  const empty = Object.keys(map).length === 0;
  emptyMaps.set(map, empty);
  return empty;
}

/** By value and without conversion; lists item by item, maps key by key in any order. */
export function isEqual(evaluator: Evaluator, a: Value, b: Value): boolean {
  evaluator.spend(1);
  if (a === b) return true;
  if (typeof a === 'string' && typeof b === 'string' && a.length === b.length) {
    evaluator.spendText(a.length);
    return false;
  }
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (isList(a)) {
    if (!isList(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!isEqual(evaluator, a[index]!, b[index]!)) return false;
    return true;
  }
  if (isList(b) || !isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  evaluator.spend(keys.length);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isEqual(evaluator, a[key]!, b[key]!));
}

/**
 * Order for `<` and its kin: numbers (a numeric text counts as one beside a number), texts by code unit, so that ISO
 * dates compare as dates, and false before true. Null compares with nothing; other pairs are an issue.
 */
export function order(evaluator: Evaluator, a: Value, b: Value): number | null {
  if (a === null || b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') {
    evaluator.spendText(Math.min(a.length, b.length));
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  const left = typeof a === 'string' ? parseNumber(a) : a;
  const right = typeof b === 'string' ? parseNumber(b) : b;
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  return evaluator.issue(
    'not_comparable',
    'These two values have no order; compare numbers with numbers, texts with texts.',
  );
}

/** Whether a list has the item, a text the passage, or a map the key. */
export function isIn(evaluator: Evaluator, item: Value, container: Value): boolean {
  if (isList(container)) return evaluator.items(container).some((each) => isEqual(evaluator, each, item));
  if (typeof container === 'string') {
    if (item === null) return false;
    const passage = evaluator.text(item);
    evaluator.spendSearch(container, passage);
    return container.includes(passage);
  }
  if (container !== null && isMap(container) && typeof item === 'string') return Object.hasOwn(container, item);
  return false;
}

/** Numbers by size, then texts by the rules of the locale, then false and true, then lists and maps, then null. */
export function sortOrder(locale: string): (a: Value, b: Value) => number {
  const texts = collator(locale);
  return (a, b) => {
    const rank = sortRank(a) - sortRank(b);
    if (rank !== 0) return rank;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'string' && typeof b === 'string') return texts.compare(a, b);
    if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
    return 0;
  };
}

function sortRank(value: Value): number {
  if (value === null) return 4;
  return { number: 0, string: 1, boolean: 2 }[typeof value as string] ?? 3;
}
