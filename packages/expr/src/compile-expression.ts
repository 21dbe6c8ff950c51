import { add, type Compute, compute, divide, multiply, power, remainder, subtract } from './arithmetic.ts';
import { isEqual, isIn, isTruthy, order } from './comparison.ts';
import type { Evaluator } from './evaluator.ts';
import { findFunction } from './functions/table.ts';
import { itemAt, member } from './member.ts';
import { emptyMap, isForbiddenKey } from './to-value.ts';
import type { Binary, BinaryOperator, Call, Conditional, Expression, MapLiteral, Unary } from './tree.ts';
import type { Value } from './value.ts';

/** A compiled expression: a closure over its parts. Nothing of the source is interpreted again. */
export type Evaluate = (evaluator: Evaluator) => Value;

/** Where a name that a loop binds is kept during an evaluation. */
export interface Binding {
  readonly name: string;
  readonly slot: number;
  /** Set when something refers to it, so that a loop only prepares what its body reads. */
  used: boolean;
}

/** Bindings from the outermost loop inwards. */
export type Bindings = readonly Binding[];

/** Compiles a tree whose calls have been checked. */
export function compile(tree: Expression, bindings: Bindings): Evaluate {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'list':
      return compileList(tree.items.map((item) => compile(item, bindings)));
    case 'map':
      return compileMap(tree, bindings);
    case 'variable':
      return compileVariable(tree.name, bindings);
    case 'member': {
      const target = compile(tree.target, bindings);
      const { name } = tree;
      return (evaluator) => member(evaluator, target(evaluator), name);
    }
    case 'index': {
      const target = compile(tree.target, bindings);
      const index = compile(tree.index, bindings);
      const { at } = tree;
      return (evaluator) => {
        const container = target(evaluator);
        const key = index(evaluator);
        evaluator.at = at;
        return itemAt(evaluator, container, key);
      };
    }
    case 'unary':
      return compileUnary(tree, bindings);
    case 'binary':
      return compileBinary(tree, bindings);
    case 'conditional':
      return compileConditional(tree, bindings);
    case 'call':
      return compileCall(tree, bindings);
  }
}

function compileVariable(name: string, bindings: Bindings): Evaluate {
  const binding = bindings.findLast((each) => each.name === name);
  if (!binding) return (evaluator) => evaluator.variable(name);
  binding.used = true;
  const { slot } = binding;
  return (evaluator) => evaluator.slots[slot] ?? null;
}

function compileList(items: readonly Evaluate[]): Evaluate {
  return (evaluator) => {
    evaluator.spend(1 + items.length);
    return evaluator.listFits(items.length) ? items.map((item) => item(evaluator)) : null;
  };
}

function compileMap(tree: MapLiteral, bindings: Bindings): Evaluate {
  const entries = tree.entries
    .filter(({ key }) => !isForbiddenKey(key))
    .map(({ key, value }) => ({ key, value: compile(value, bindings) }));
  return (evaluator) => {
    evaluator.spend(1 + entries.length);
    const map = emptyMap();
    for (const { key, value } of entries) map[key] = value(evaluator);
    return map;
  };
}

function compileUnary(tree: Unary, bindings: Bindings): Evaluate {
  const operand = compile(tree.operand, bindings);
  const { at } = tree;
  if (tree.operator === '!') {
    return (evaluator) => {
      evaluator.spend(1);
      return !isTruthy(operand(evaluator));
    };
  }
  return (evaluator) => {
    evaluator.spend(1);
    const value = operand(evaluator);
    evaluator.at = at;
    const number = evaluator.number(value);
    return number === null ? null : evaluator.finite(-number);
  };
}

function compileConditional(tree: Conditional, bindings: Bindings): Evaluate {
  const test = compile(tree.test, bindings);
  const whenTrue = compile(tree.whenTrue, bindings);
  const whenFalse = compile(tree.whenFalse, bindings);
  return (evaluator) => {
    evaluator.spend(1);
    return isTruthy(test(evaluator)) ? whenTrue(evaluator) : whenFalse(evaluator);
  };
}

type Apply = (evaluator: Evaluator, left: Value, right: Value) => Value;

const numeric =
  (operator: Compute): Apply =>
  (evaluator, left, right) =>
    compute(evaluator, left, right, operator);

const ordered =
  (holds: (order: number) => boolean): Apply =>
  (evaluator, left, right) => {
    const result = order(evaluator, left, right);
    return result !== null && holds(result);
  };

const OPERATORS: Readonly<Record<Exclude<BinaryOperator, '??' | '||' | '&&'>, Apply>> = {
  '==': (evaluator, left, right) => isEqual(evaluator, left, right),
  '!=': (evaluator, left, right) => !isEqual(evaluator, left, right),
  '<': ordered((result) => result < 0),
  '<=': ordered((result) => result <= 0),
  '>': ordered((result) => result > 0),
  '>=': ordered((result) => result >= 0),
  in: (evaluator, left, right) => isIn(evaluator, left, right),
  '+': add,
  '-': numeric(subtract),
  '*': numeric(multiply),
  '/': numeric(divide),
  '%': numeric(remainder),
  '**': numeric(power),
};

function compileBinary(tree: Binary, bindings: Bindings): Evaluate {
  const left = compile(tree.left, bindings);
  const right = compile(tree.right, bindings);
  const { at, operator } = tree;
  if (operator === '??' || operator === '||' || operator === '&&') return shortCircuit(operator, left, right);
  const apply = OPERATORS[operator];
  return (evaluator) => {
    evaluator.spend(1);
    const first = left(evaluator);
    const second = right(evaluator);
    evaluator.at = at;
    return apply(evaluator, first, second);
  };
}

/** These give one of their operands, as it is, and leave the right one alone when the left one decides. */
function shortCircuit(operator: '??' | '||' | '&&', left: Evaluate, right: Evaluate): Evaluate {
  return (evaluator) => {
    evaluator.spend(1);
    const value = left(evaluator);
    const decided = operator === '??' ? value !== null : isTruthy(value) === (operator === '||');
    return decided ? value : right(evaluator);
  };
}

function compileCall(tree: Call, bindings: Bindings): Evaluate {
  const entry = findFunction(tree.name);
  if (!entry) return () => null;
  const list = tree.arguments.map((argument) => compile(argument, bindings));
  const { call } = entry;
  const { at } = tree;
  return (evaluator) => {
    evaluator.spend(1 + list.length);
    const values: Value[] = [];
    for (const argument of list) values.push(argument(evaluator));
    evaluator.at = at;
    return call(evaluator, values);
  };
}
