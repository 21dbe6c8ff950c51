import type { Evaluator } from './evaluator.ts';
import { isList } from './to-value.ts';
import type { Value } from './value.ts';

/** Adds two numbers, joins when one side is a text, appends lists. Null with a number is null. */
export function add(evaluator: Evaluator, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return evaluator.finite(left + right);
  if (typeof left === 'string' || typeof right === 'string') {
    const first = evaluator.text(left);
    const second = evaluator.text(right);
    return evaluator.textFits(first.length + second.length) ? first + second : null;
  }
  if (isList(left) && isList(right)) {
    if (!evaluator.listFits(left.length + right.length)) return null;
    evaluator.spend(left.length + right.length);
    return [...left, ...right];
  }
  const first = evaluator.number(left);
  const second = evaluator.number(right);
  return first === null || second === null ? null : evaluator.finite(first + second);
}

export type Compute = (evaluator: Evaluator, left: number, right: number) => number | null;

/** Applies an operator to two numbers; numeric texts count as numbers, and null on either side gives null. */
export function compute(evaluator: Evaluator, left: Value, right: Value, operator: Compute): Value {
  if (typeof left === 'number' && typeof right === 'number') return operator(evaluator, left, right);
  const first = evaluator.number(left);
  const second = evaluator.number(right);
  return first === null || second === null ? null : operator(evaluator, first, second);
}

export const subtract: Compute = (evaluator, left, right) => evaluator.finite(left - right);
export const multiply: Compute = (evaluator, left, right) => evaluator.finite(left * right);
export const divide: Compute = (evaluator, left, right) => {
  return right === 0 ? byZero(evaluator) : evaluator.finite(left / right);
};
/** The sign follows the left side: -7 % 3 is -1. */
export const remainder: Compute = (evaluator, left, right) => {
  return right === 0 ? byZero(evaluator) : evaluator.finite(left % right);
};
export const power: Compute = (evaluator, left, right) => evaluator.finite(left ** right);

function byZero(evaluator: Evaluator): null {
  return evaluator.issue('division_by_zero', 'A division by zero has no result.');
}
