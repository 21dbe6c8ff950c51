import type { Evaluator } from './evaluator.ts';
import { firstGrapheme, graphemeCount, graphemeOffset, graphemeSteps } from './graphemes.ts';
import { parseNumber } from './number-text.ts';
import { numberText } from './to-text.ts';
import { isForbiddenKey, isList } from './to-value.ts';
import type { Value } from './value.ts';

/** A member of a map by its own keys, or the `length` of a list or text; anything missing is null. */
export function member(evaluator: Evaluator, target: Value, name: string): Value {
  evaluator.spend(1);
  if (typeof target === 'string' && name === 'length') {
    evaluator.spend(graphemeSteps(target));
    return graphemeCount(target);
  }
  if (target === null || typeof target !== 'object' || isForbiddenKey(name)) return null;
  if (isList(target)) return name === 'length' ? target.length : null;
  return Object.hasOwn(target, name) ? (target[name] ?? null) : null;
}

/**
 * An item of a list or a grapheme of a text by its position from 0 (a number or numeric text), or a member of a map;
 * anything missing is null.
 */
export function itemAt(evaluator: Evaluator, target: Value, index: Value): Value {
  if (target === null || index === null || typeof target === 'boolean' || typeof target === 'number') return null;
  if (typeof target === 'object' && !isList(target)) {
    if (typeof index === 'string') return member(evaluator, target, index);
    return typeof index === 'number' ? member(evaluator, target, numberText(index)) : null;
  }
  evaluator.spend(1);
  const position = typeof index === 'string' ? parseNumber(index) : typeof index === 'number' ? index : null;
  if (position === null || position < 0 || !Number.isInteger(position)) return null;
  if (isList(target)) return target[position] ?? null;
  evaluator.spend(2 * graphemeSteps(target));
  const start = graphemeOffset(target, position);
  return start < target.length ? firstGrapheme(target.slice(start)) : null;
}
