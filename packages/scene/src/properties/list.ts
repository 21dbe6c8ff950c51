import { nameOf } from '../json.ts';
import { listCells, literal } from './cell.ts';
import type { Property } from './property.ts';

/** A list written in the document; its length is fixed, its parts may be expressions. */
export function list<T>(
  part: Property<T>,
  options: { min?: number; max: number; summary?: string },
): Property<readonly T[]> {
  const { min = 0, max, summary } = options;
  return {
    description: { kind: 'list', min, max, fields: { each: part }, ...(summary ? { summary } : {}) },
    check(value, at) {
      if (value === undefined || value === null) return;
      if (!Array.isArray(value)) {
        at.problem('property_type', `Must be a list, not ${nameOf(value)}.`);
        return;
      }
      if (value.length < min || value.length > max) {
        at.problem('property_range', `Must have ${min} to ${max} parts; it has ${value.length}.`);
      }
      value.slice(0, max).forEach((each, index) => {
        part.check(each, at.at(index));
      });
    },
    compile(value, at) {
      if (value === undefined || value === null) return literal([]);
      if (!Array.isArray(value)) {
        at.problem('property_type', `Must be a list, not ${nameOf(value)}.`);
        return literal([]);
      }
      return listCells(value.slice(0, max).map((each, index) => part.compile(each, at.at(index))));
    },
  };
}
