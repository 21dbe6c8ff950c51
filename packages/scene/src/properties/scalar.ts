import type { Reporting } from '../issues.ts';
import { type Cell, dynamic, literal } from './cell.ts';
import { type Description, hasBlocks, type Property } from './property.ts';

export interface Scalar<T> {
  readonly description: Description;
  readonly fallback: T;
  /** What a null or blank result means, when it is no reason for an issue. */
  readonly whenEmpty?: T;
  /** The value as a `T`, clamped or replaced by the fallback where it must be, with the reason reported. */
  coerce(value: unknown, report: Reporting): T;
}

/** A property of one value: a literal, or a string with `{{ }}` blocks that gives one. */
export function scalar<T>(spec: Scalar<T>): Property<T> {
  const empty = 'whenEmpty' in spec ? spec.whenEmpty : undefined;

  function coerceResult(value: unknown, failed: boolean, report: Reporting): T {
    if (value !== null && value !== '') return spec.coerce(value, report);
    if (failed) return spec.fallback;
    if (empty !== undefined) return empty;
    report.problem('property_empty', 'The expression gave nothing, so the default is used.', 'info');
    return spec.fallback;
  }

  return {
    description: spec.description,
    check(value, at) {
      if (value === undefined || value === null) return;
      if (hasBlocks(value)) at.expression(value);
      else spec.coerce(value, at);
    },
    compile(value, at): Cell<T> {
      if (value === undefined || value === null) return literal(spec.fallback);
      if (!hasBlocks(value)) return literal(spec.coerce(value, at));
      const { program, place } = at.program(value);
      return dynamic((frame) => {
        const { value: result, issues } = program.evaluate(frame.scope, frame.env);
        if (issues.length > 0) frame.issues.forward(issues, place);
        return coerceResult(result, issues.length > 0, frame.issues.at(place));
      });
    },
  };
}
