import { isEmpty } from '../comparison.ts';
import type { Evaluator } from '../evaluator.ts';
import { boundedJson } from '../to-text.ts';
import { isList, toValue } from '../to-value.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';

const check =
  (holds: (value: Value) => boolean): Call =>
  (_, [value]) =>
    holds(value ?? null);

function isBlank(value: Value): boolean {
  return typeof value === 'string' ? value.trim() === '' : isEmpty(value);
}

function json(evaluator: Evaluator, [value]: readonly Value[]): Value {
  const most = evaluator.maxTextLength;
  const text = boundedJson(value ?? null, most);
  evaluator.spend(1 + ((text?.length ?? most) >> 3));
  if (text === null) evaluator.textFits(most + 1);
  return text;
}

function parseJson(evaluator: Evaluator, [value]: readonly Value[]): Value {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return value;
  const text = evaluator.text(value);
  evaluator.spend(text.length >> 3);
  try {
    return toValue(JSON.parse(text));
  } catch {
    return evaluator.issue('invalid_json', 'This text is not JSON.');
  }
}

export const logicFunctions = defineFunctions('logic', [
  {
    signature: 'isEmpty(value)',
    summary: 'Whether the value is null, or a text, list or map with nothing in it.',
    examples: [
      ['isEmpty("")', true],
      ['isEmpty(0)', false],
    ],
    call: check(isEmpty),
  },
  {
    signature: 'isNotEmpty(value)',
    summary: 'The opposite of isEmpty.',
    examples: [['isNotEmpty([1])', true]],
    call: check((value) => !isEmpty(value)),
  },
  {
    signature: 'isDefined(value)',
    summary: 'Whether the value is anything but null.',
    examples: [['isDefined("")', true]],
    call: check((value) => value !== null),
  },
  {
    signature: 'isArray(value)',
    aliases: ['isList'],
    summary: 'Whether the value is a list.',
    examples: [['isArray([1])', true]],
    call: check(isList),
  },
  {
    signature: 'isString(value)',
    aliases: ['isText'],
    summary: 'Whether the value is a text.',
    examples: [['isString("5")', true]],
    call: check((value) => typeof value === 'string'),
  },
  {
    signature: 'isNumber(value)',
    summary: 'Whether the value is a number; numeric text is not.',
    examples: [['isNumber("5")', false]],
    call: check((value) => typeof value === 'number'),
  },
  {
    signature: 'isBlank(value)',
    summary: 'As isEmpty, and true for a text of nothing but white space.',
    examples: [['isBlank("  ")', true]],
    call: check(isBlank),
  },
  {
    signature: 'default(value, fallback)',
    aliases: ['ifEmpty'],
    summary: 'The value, or the fallback when it is empty; zero and false are values.',
    examples: [
      ['"" | default: "Guest"', 'Guest'],
      ['0 | default: 5', 0],
    ],
    call: (_, [value, fallback]) => (isEmpty(value ?? null) ? (fallback ?? null) : value!),
  },
  {
    signature: 'coalesce(value, …more)',
    summary: 'The first of the values that is not null.',
    examples: [['coalesce(null, "", "User")', '']],
    call: (_, values) => values.find((value) => value !== null) ?? null,
  },
  {
    signature: 'json(value)',
    aliases: ['toJson'],
    summary: 'The value as JSON text.',
    examples: [['json([1, "a"])', '[1,"a"]']],
    call: json,
  },
  {
    signature: 'parseJson(text)',
    aliases: ['fromJson'],
    summary: 'The value that a JSON text stands for.',
    examples: [['parseJson("[1, 2]")', [1, 2]]],
    call: parseJson,
  },
]);
