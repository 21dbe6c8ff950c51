import { nameOf } from '../json.ts';
import { nameProblem } from '../variables/name.ts';
import { literal } from './cell.ts';
import type { Property } from './property.ts';

/** A name that expressions further in can use; never itself an expression. */
export function localName(fallback: string, summary: string): Property<string> {
  return {
    description: { kind: 'name', default: fallback, summary },
    check(value, at) {
      if (typeof value !== 'string') at.problem('property_type', `Must be a name, not ${nameOf(value)}.`);
      else {
        const problem = nameProblem(value);
        if (problem) at.problem(problem.code, problem.message);
      }
    },
    compile: (value) => literal(typeof value === 'string' ? value : fallback),
  };
}
