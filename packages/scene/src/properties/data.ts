import { toValue, type Value } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import { isMap, nameOf } from '../json.ts';
import { type Cell, dynamic, joinCells, listCells, literal, mapCell } from './cell.ts';
import { type Checking, hasBlocks, type Property } from './property.ts';

/** Lists in lists, deeper than any data a chart is made of. */
const DEPTH = 4;

/** Any value: an expression, or data as it stands whose texts may be expressions. */
export function data(summary: string): Property<Value> {
  return {
    description: { kind: 'data', summary },
    check: (value, at) => checkPart(value, at, 0),
    compile: (value, at) => compilePart(value, at, 0),
  };
}

function checkPart(value: unknown, at: Checking, depth: number): void {
  if (hasBlocks(value)) at.expression(value);
  else if (Array.isArray(value) || isMap(value)) {
    if (depth >= DEPTH) at.problem('property_type', `Lists and maps may nest ${DEPTH} deep here.`);
    else
      for (const [key, part] of Object.entries(value))
        checkPart(part, at.at(Array.isArray(value) ? Number(key) : key), depth + 1);
  } else if (typeof value === 'number' && !Number.isFinite(value)) {
    at.problem('property_type', `Must be data, not ${nameOf(value)}.`);
  }
}

function compilePart(value: unknown, at: Compiling, depth: number): Cell<Value> {
  if (hasBlocks(value)) {
    const { program, place } = at.program(value);
    return dynamic((frame) => {
      const { value: result, issues } = program.evaluate(frame.scope, frame.env);
      if (issues.length > 0) frame.issues.forward(issues, place);
      return result;
    });
  }
  if (depth >= DEPTH) return literal(null);
  if (Array.isArray(value)) {
    return listCells(value.map((part, index) => compilePart(part, at.at(index), depth + 1))) as Cell<Value>;
  }
  if (!isMap(value)) return literal(toValue(value));
  const cells = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, compilePart(part, at.at(key), depth + 1)]),
  );
  // Without a prototype, as expressions have it.
  return mapCell(joinCells<{ [key: string]: Value }>(cells), (map) => Object.assign(Object.create(null), map) as Value);
}
