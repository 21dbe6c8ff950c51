import type { Program, Value } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import type { Place } from '../issues.ts';
import { nameOf } from '../json.ts';
import { type Cell, dynamic, literal } from './cell.ts';
import { hasBlocks, type Property } from './property.ts';

/** A list that only an expression can give: `{{ orders }}`, or the bare expression `orders`. */
export function expressionOf(what: 'list', summary: string): Property<readonly Value[]> {
  return {
    description: { kind: 'expression', summary },
    check(value, at) {
      if (typeof value !== 'string')
        at.problem('property_type', `Must be an expression giving a ${what}, not ${nameOf(value)}.`);
      else at.expression(value, hasBlocks(value) ? 'template' : 'expression');
    },
    compile(value, at): Cell<readonly Value[]> {
      if (typeof value !== 'string') return literal([]);
      const { program, place } = expressionProgram(value, at);
      return dynamic((frame) => {
        const { value: result, issues } = program.evaluate(frame.scope, frame.env);
        if (issues.length > 0) frame.issues.forward(issues, place);
        if (Array.isArray(result)) return result as readonly Value[];
        if (result !== null && result !== '') {
          frame.issues.at(place).problem('property_type', `Must give a ${what}, not ${nameOf(result)}.`);
        }
        return [];
      });
    },
  };
}

/** The program of a property that is an expression with or without its braces. */
export function expressionProgram(source: string, at: Compiling): { program: Program; place: Place } {
  return at.program(source, hasBlocks(source) ? 'template' : 'expression');
}
