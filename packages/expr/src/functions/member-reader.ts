import type { Evaluator } from '../evaluator.ts';
import { itemAt } from '../member.ts';
import type { Value } from '../value.ts';

/** Reads a member by a key such as `name` or a path such as `team.name` from each item. */
export function memberReader(evaluator: Evaluator, key: Value): (item: Value) => Value {
  const path = typeof key === 'string' ? key.split('.', 16) : [key];
  return (item) => path.reduce<Value>((value, name) => itemAt(evaluator, value, name), item);
}
