import { compute, power, remainder } from '../arithmetic.ts';
import type { Evaluator } from '../evaluator.ts';
import { roundDecimals, roundHalfAway } from '../number-text.ts';
import { isList } from '../to-value.ts';
import type { Value } from '../value.ts';
import { type Call, defineFunctions } from './function-entry.ts';
import { memberReader } from './member-reader.ts';

/** Decimal places a number can be rounded to, on either side of the point. */
const MAX_DECIMALS = 20;

function rounding(rounder: (value: number) => number): Call {
  return (evaluator, [value, decimals]) => {
    const number = evaluator.number(value ?? null);
    const places = evaluator.number(decimals ?? 0);
    if (number === null) return null;
    if (places === null || !Number.isInteger(places) || Math.abs(places) > MAX_DECIMALS) {
      return evaluator.issue(
        'invalid_argument',
        `The number of decimals is a whole number from -${MAX_DECIMALS} to ${MAX_DECIMALS}.`,
      );
    }
    return evaluator.finite(roundDecimals(number, places, rounder));
  };
}

/** The numbers among the arguments: either one list, or several values. Nulls are left out, other values are issues. */
function numbersOf(evaluator: Evaluator, values: readonly Value[]): number[] {
  const numbers: number[] = [];
  for (const value of values) {
    for (const item of isList(value) ? evaluator.items(value) : [value]) {
      const number = evaluator.number(item);
      if (number !== null) numbers.push(number);
    }
  }
  return numbers;
}

/** A list and a key give the members of that name; anything else is taken as it is. */
function membersOf(evaluator: Evaluator, values: readonly Value[]): readonly Value[] {
  const [list, key] = values;
  if (values.length !== 2 || !isList(list ?? null) || typeof key !== 'string') return values;
  return [evaluator.items(list as readonly Value[]).map(memberReader(evaluator, key))];
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function extreme(better: (a: number, b: number) => boolean): Call {
  return (evaluator, values) => {
    let best: number | null = null;
    for (const number of numbersOf(evaluator, membersOf(evaluator, values))) {
      if (best === null || better(number, best)) best = number;
    }
    return best;
  };
}

function clamp(evaluator: Evaluator, [value, low, high]: readonly Value[]): Value {
  const number = evaluator.number(value ?? null);
  const minimum = evaluator.number(low ?? null);
  const maximum = evaluator.number(high ?? null);
  if (number === null) return null;
  const raised = minimum === null ? number : Math.max(minimum, number);
  return maximum === null ? raised : Math.min(maximum, raised);
}

export const numberFunctions = defineFunctions('number', [
  {
    signature: 'round(number, decimals = 0)',
    summary: 'The nearest number with so many decimals; a half goes away from zero.',
    examples: [
      ['2.5 | round', 3],
      ['round(1.005, 2)', 1.01],
      ['-2.5 | round', -3],
    ],
    call: rounding(roundHalfAway),
  },
  {
    signature: 'floor(number, decimals = 0)',
    summary: 'The nearest number below, with so many decimals.',
    examples: [['4.7 | floor', 4]],
    call: rounding(Math.floor),
  },
  {
    signature: 'ceil(number, decimals = 0)',
    summary: 'The nearest number above, with so many decimals.',
    examples: [['4.1 | ceil', 5]],
    call: rounding(Math.ceil),
  },
  {
    signature: 'abs(number)',
    summary: 'The number without its sign.',
    examples: [['-3 | abs', 3]],
    call: (evaluator, [value]) => {
      const number = evaluator.number(value ?? null);
      return number === null ? null : Math.abs(number);
    },
  },
  {
    signature: 'min(value, …more)',
    summary:
      'The smallest of the numbers, or of a list (of a member of its items, when a key follows); nulls do not count.',
    examples: [
      ['min(3, 1, 2)', 1],
      ['[3, 1, 2] | min', 1],
    ],
    call: extreme((a, b) => a < b),
  },
  {
    signature: 'max(value, …more)',
    summary:
      'The greatest of the numbers, or of a list (of a member of its items, when a key follows); nulls do not count.',
    examples: [['max(3, 1, 2)', 3]],
    call: extreme((a, b) => a > b),
  },
  {
    signature: 'sum(list, …more)',
    summary: 'The sum of a list or of the numbers given; with a key after a list, of that member of its items.',
    examples: [
      ['[1, 2, 3] | sum', 6],
      ['[{ n: 1 }, { n: 2 }] | sum: "n"', 3],
    ],
    call: (evaluator, values) => evaluator.finite(sumOf(numbersOf(evaluator, membersOf(evaluator, values)))),
  },
  {
    signature: 'average(list, …more)',
    aliases: ['avg', 'mean'],
    summary: 'The mean of a list or of the numbers given, as for sum; null when there is none.',
    examples: [['[1, 2, 3, 4] | average', 2.5]],
    call: (evaluator, values) => {
      const numbers = numbersOf(evaluator, membersOf(evaluator, values));
      return numbers.length === 0 ? null : evaluator.finite(sumOf(numbers) / numbers.length);
    },
  },
  {
    signature: 'clamp(number, minimum, maximum)',
    summary: 'The number, but never below the minimum or above the maximum.',
    examples: [['120 | clamp: 0, 100', 100]],
    call: clamp,
  },
  {
    signature: 'mod(number, divisor)',
    summary: 'What remains of a division, with the sign of the number, as %.',
    examples: [['mod(7, 3)', 1]],
    call: (evaluator, [value, divisor]) => compute(evaluator, value ?? null, divisor ?? null, remainder),
  },
  {
    signature: 'pow(number, exponent)',
    aliases: ['power'],
    summary: 'The number to a power, as **.',
    examples: [['pow(2, 10)', 1024]],
    call: (evaluator, [value, exponent]) => compute(evaluator, value ?? null, exponent ?? null, power),
  },
  {
    signature: 'sqrt(number)',
    summary: 'The square root; of a negative number there is none.',
    examples: [['sqrt(81)', 9]],
    call: (evaluator, [value]) => {
      const number = evaluator.number(value ?? null);
      return number === null ? null : evaluator.finite(Math.sqrt(number));
    },
  },
]);
