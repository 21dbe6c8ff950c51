import { isEqual, isTruthy, sortOrder } from '../comparison.ts';
import type { Evaluator } from '../evaluator.ts';
import { graphemeCount, graphemeOffset, graphemeSteps, splitGraphemes } from '../graphemes.ts';
import { itemAt } from '../member.ts';
import { boundedJson } from '../to-text.ts';
import { emptyMap, isList, isMap } from '../to-value.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';
import { memberReader } from './member-reader.ts';

/** A function of a list. Null counts as an empty list; anything else that is no list is an issue and null. */
function ofList(change: (list: readonly Value[], evaluator: Evaluator, values: readonly Value[]) => Value): Call {
  return (evaluator, values) => {
    const list = values[0] ?? [];
    if (isList(list)) return change(evaluator.items(list), evaluator, values);
    return evaluator.issue('not_a_list', 'This function takes a list.');
  };
}

function length(evaluator: Evaluator, [value]: readonly Value[]): Value {
  if (value === null || value === undefined) return 0;
  if (isList(value)) return value.length;
  if (isMap(value)) {
    const { length: count } = Object.keys(value);
    evaluator.spend(count);
    return count;
  }
  const text = evaluator.text(value);
  evaluator.spend(graphemeSteps(text));
  return graphemeCount(text);
}

function first(evaluator: Evaluator, [value]: readonly Value[]): Value {
  return itemAt(evaluator, value ?? null, 0);
}

function last(evaluator: Evaluator, [value]: readonly Value[]): Value {
  if (isList(value ?? null)) return (value as readonly Value[]).at(-1) ?? null;
  if (typeof value !== 'string') return null;
  evaluator.spend(graphemeSteps(value));
  return splitGraphemes(evaluator.text(value)).at(-1) ?? null;
}

function join(evaluator: Evaluator, list: readonly Value[], separator: Value | undefined): Value {
  const between = separator === undefined ? ', ' : evaluator.text(separator);
  let joined = '';
  for (let index = 0; index < list.length; index++) {
    const piece = (index > 0 ? between : '') + evaluator.text(list[index]!);
    if (!evaluator.textFits(joined.length + piece.length)) return null;
    joined += piece;
  }
  evaluator.spendText(joined.length);
  return joined;
}

/** Bounds of a slice as whole positions; negative ones count from the end. Null when a bound is no number. */
function sliceBounds(evaluator: Evaluator, size: number, values: readonly Value[]): [from: number, to: number] | null {
  const start = evaluator.number(values[1] ?? 0);
  const end = evaluator.number(values[2] ?? size);
  if (start === null || end === null) return null;
  const place = (position: number) =>
    Math.min(size, Math.max(0, Math.trunc(position < 0 ? size + position : position)));
  return [place(start), place(end)];
}

function slice(evaluator: Evaluator, values: readonly Value[]): Value {
  const value = values[0] ?? null;
  if (value === null) return null;
  if (isList(value)) {
    const bounds = sliceBounds(evaluator, value.length, values);
    return bounds ? evaluator.items(value.slice(...bounds)) : null;
  }
  const text = evaluator.text(value);
  evaluator.spend(2 * graphemeSteps(text));
  const bounds = sliceBounds(evaluator, graphemeCount(text), values);
  return bounds ? text.slice(graphemeOffset(text, bounds[0]), graphemeOffset(text, bounds[1])) : null;
}

function indexOf(evaluator: Evaluator, [value, item]: readonly Value[]): Value {
  const sought = item ?? null;
  if (isList(value ?? null))
    return evaluator.items(value as readonly Value[]).findIndex((each) => isEqual(evaluator, each, sought));
  if (typeof value !== 'string' || sought === null) return -1;
  const passage = evaluator.text(sought);
  evaluator.spendSearch(value, passage);
  const at = value.indexOf(passage);
  evaluator.spend(graphemeSteps(value));
  return at < 0 ? -1 : graphemeCount(value.slice(0, at));
}

function sortBy(
  list: readonly Value[],
  evaluator: Evaluator,
  key: Value | undefined,
  direction: Value | undefined,
): Value {
  if (direction !== undefined && direction !== null && direction !== 'asc' && direction !== 'desc') {
    return evaluator.issue('invalid_argument', 'The direction is "asc" or "desc".');
  }
  const read = key === undefined ? (item: Value) => item : memberReader(evaluator, key);
  const keyed = list.map((item) => ({ item, key: read(item) }));
  const rounds = 1 + Math.ceil(Math.log2(list.length + 1));
  for (const each of keyed) {
    const size = typeof each.key === 'string' ? each.key.length : 0;
    evaluator.spend(Math.ceil((rounds * (16 + size)) / 128));
  }
  const compare = sortOrder(evaluator.locale());
  // Null stays last in both directions.
  const sign = direction === 'desc' ? -1 : 1;
  keyed.sort((a, b) => (a.key === null || b.key === null ? 1 : sign) * compare(a.key, b.key));
  return keyed.map(({ item }) => item);
}

/** A text that is the same for equal values only. */
function identity(evaluator: Evaluator, value: Value): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'string') evaluator.spendText(value.length);
    return `${typeof value} ${String(value)}`;
  }
  const text = boundedJson(sortedKeys(evaluator, value, 0), evaluator.maxTextLength) ?? '';
  evaluator.spend(1 + (text.length >> 3));
  return `object ${text}`;
}

/** Pays for every visit: a value that holds itself several times over is small, and its copy is not. */
function sortedKeys(evaluator: Evaluator, value: Value, depth: number): Value {
  evaluator.spend(1);
  if (value === null || typeof value !== 'object' || depth > 100) return value;
  if (isList(value)) return value.map((item) => sortedKeys(evaluator, item, depth + 1));
  const sorted = emptyMap();
  if (!isMap(value)) return sorted;
  for (const key of Object.keys(value).sort()) sorted[key] = sortedKeys(evaluator, value[key]!, depth + 1);
  return sorted;
}

function unique(list: readonly Value[], evaluator: Evaluator, [, key]: readonly Value[]): Value {
  const read = key === undefined ? (item: Value) => item : memberReader(evaluator, key);
  const seen = new Set<string>();
  return list.filter((item) => {
    const name = identity(evaluator, read(item));
    return seen.has(name) ? false : seen.add(name);
  });
}

function groupBy(list: readonly Value[], evaluator: Evaluator, [, key]: readonly Value[]): Value {
  const read = memberReader(evaluator, key ?? null);
  const groups = new Map<string, { key: Value; items: Value[] }>();
  for (const item of list) {
    const value = read(item);
    const name = identity(evaluator, value);
    const group = groups.get(name);
    if (group) group.items.push(item);
    else groups.set(name, { key: value, items: [item] });
  }
  return Array.from(groups.values(), (group) => Object.assign(emptyMap(), group));
}

function where(list: readonly Value[], evaluator: Evaluator, values: readonly Value[]): Value {
  const read = memberReader(evaluator, values[1] ?? null);
  const wanted = values[2];
  return list.filter((item) => (wanted === undefined ? isTruthy(read(item)) : isEqual(evaluator, read(item), wanted)));
}

function reverse(evaluator: Evaluator, [value]: readonly Value[]): Value {
  if (value === null || value === undefined) return null;
  if (isList(value)) return evaluator.items(value).toReversed();
  const text = evaluator.text(value);
  evaluator.spend(graphemeSteps(text));
  return splitGraphemes(text).reverse().join('');
}

/** `range(end)` or `range(start, end, step)`; the end is not part of it. */
function range(evaluator: Evaluator, values: readonly Value[]): Value {
  const [a = null, b, c] = values;
  const start = evaluator.number(b === undefined ? 0 : a);
  const end = evaluator.number(b === undefined ? a : b);
  const step = evaluator.number(c ?? 1);
  if (start === null || end === null || step === null) return null;
  if (step === 0) return evaluator.issue('invalid_argument', 'The step of a range cannot be 0.');
  const count = Math.max(0, Math.ceil((end - start) / step));
  if (!evaluator.listFits(count)) return null;
  evaluator.spend(1 + count);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

export const listFunctions = defineFunctions('list', [
  {
    signature: 'length(value)',
    aliases: ['len', 'size', 'count'],
    summary: 'The number of items of a list, keys of a map, or characters (as a reader counts them) of a text.',
    examples: [
      ['[1, 2, 3] | length', 3],
      ['length("👩‍👩‍👧 ok")', 4],
    ],
    call: length,
  },
  {
    signature: 'first(value)',
    summary: 'The first item of a list or character of a text.',
    examples: [['["a", "b"] | first', 'a']],
    call: first,
  },
  {
    signature: 'last(value)',
    summary: 'The last item of a list or character of a text.',
    examples: [['["a", "b"] | last', 'b']],
    call: last,
  },
  {
    signature: 'join(list, separator = ", ")',
    summary: 'The items of a list as one text.',
    examples: [['["a", "b"] | join: " • "', 'a • b']],
    call: ofList((list, evaluator, values) => join(evaluator, list, values[1])),
  },
  {
    signature: 'slice(value, start, end?)',
    aliases: ['substring'],
    summary:
      'A part of a list or text, from the start (0 is the first) up to before the end; negative ones count from the end.',
    examples: [
      ['[1, 2, 3, 4] | slice: 1, 3', [2, 3]],
      ['"Pictify" | slice: -3', 'ify'],
    ],
    call: slice,
  },
  {
    signature: 'indexOf(value, item)',
    summary: 'Where an item stands in a list, or a passage in a text, from 0; -1 when it does not.',
    examples: [['["a", "b"] | indexOf: "b"', 1]],
    call: indexOf,
  },
  {
    signature: 'sort(list, direction = "asc")',
    summary: 'Numbers by size, then texts by the rules of the locale; null last. The direction is asc or desc.',
    examples: [['[3, 1, 2] | sort', [1, 2, 3]]],
    call: ofList((list, evaluator, values) => sortBy(list, evaluator, undefined, values[1])),
  },
  {
    signature: 'sortBy(list, key, direction = "asc")',
    summary: 'The list ordered by a member of its items, such as "score" or "team.name".',
    examples: [['[{ n: 2 }, { n: 1 }] | sortBy: "n" | map: "n"', [1, 2]]],
    call: ofList((list, evaluator, values) => sortBy(list, evaluator, values[1], values[2])),
  },
  {
    signature: 'unique(list, key?)',
    aliases: ['uniq', 'distinct'],
    summary: 'The list without repeated items, or without items that repeat a member.',
    examples: [['[1, 2, 1] | unique', [1, 2]]],
    call: ofList(unique),
  },
  {
    signature: 'reverse(value)',
    summary: 'A list or text from its end to its start.',
    examples: [['[1, 2, 3] | reverse', [3, 2, 1]]],
    call: reverse,
  },
  {
    signature: 'map(list, key)',
    aliases: ['pluck'],
    summary: 'The list of one member of each item.',
    examples: [['[{ n: 1 }, { n: 2 }] | map: "n"', [1, 2]]],
    call: ofList((list, evaluator, values) => list.map(memberReader(evaluator, values[1] ?? null))),
  },
  {
    signature: 'where(list, key, value?)',
    aliases: ['filter'],
    summary: 'The items whose member equals a value, or, without one, whose member holds.',
    examples: [['[{ n: 1, on: true }, { n: 2 }] | where: "on" | map: "n"', [1]]],
    call: ofList(where),
  },
  {
    signature: 'groupBy(list, key)',
    summary: 'A list of { key, items }, one for each value of a member, in the order they first appear.',
    examples: [['[{ t: "a" }, { t: "b" }, { t: "a" }] | groupBy: "t" | map: "key"', ['a', 'b']]],
    call: ofList(groupBy),
  },
  {
    signature: 'range(start, end?, step = 1)',
    summary: 'The numbers from a start up to before an end; with one argument, from 0 up to before it.',
    examples: [
      ['range(3)', [0, 1, 2]],
      ['range(1, 10, 3)', [1, 4, 7]],
    ],
    call: range,
  },
]);
