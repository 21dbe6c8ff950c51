import type { Reporting } from '../issues.ts';
import { nameOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { parsePath } from '../path/parse-path.ts';
import { resolvePath } from '../path/resolve-path.ts';
import type { ResolvedPath } from '../resolved.ts';
import { type Cell, dynamic, literal } from './cell.ts';
import { hasBlocks, type Property } from './property.ts';

/** SVG path data; blank, or nothing that could be drawn, is null. */
export function pathData(summary: string): Property<ResolvedPath | null> {
  return {
    description: { kind: 'text', summary, default: '' },
    check(value, at) {
      if (hasBlocks(value)) at.expression(value);
      else readPath(value, at);
    },
    compile(value, at): Cell<ResolvedPath | null> {
      if (!hasBlocks(value)) return literal(readPath(value, at));
      const { program, place } = at.program(value);
      return dynamic((frame) => {
        const { value: result, issues } = program.evaluate(frame.scope, frame.env);
        if (issues.length > 0) frame.issues.forward(issues, place);
        const report = frame.issues.at(place);
        frame.pathLength += typeof result === 'string' ? result.length : 0;
        if (frame.pathLength <= LIMITS.rowPathLength) return readPath(result, report);
        report.problem('scene_too_large', `The row gives more than ${LIMITS.rowPathLength} characters of path data.`);
        return null;
      });
    },
  };
}

function readPath(value: unknown, report: Reporting): ResolvedPath | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') {
    report.problem('property_type', `Must be SVG path data, not ${nameOf(value)}.`);
    return null;
  }
  const { segments, problem } = parsePath(value);
  if (problem) report.problem(problem.code, problem.message);
  return resolvePath(segments);
}
