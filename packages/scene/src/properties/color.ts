import { parseColor } from '@pictify/expr';
import type { Reporting } from '../issues.ts';
import { nameOf } from '../json.ts';
import { type Cell, dynamic, literal, mapCell } from './cell.ts';
import { hasBlocks, type Property } from './property.ts';
import { checkRole, ROLE, readRole } from './role.ts';
import { scalar } from './scalar.ts';

/** A CSS colour or `role:<name>`, as `#rrggbb` or `#rrggbbaa`. */
export function color(fallback: string, summary?: string): Property<string> {
  return colorOr(fallback, summary);
}

/** As `color`, with whatever the owner needs to hear when there is none. */
export function colorOr<D extends string | null>(fallback: D, summary?: string): Property<string | D> {
  const plain = scalar<string | D>({
    description: { kind: 'color', default: fallback, ...(summary ? { summary } : {}) },
    fallback,
    coerce: (value, report) => readColor(value, report) ?? fallback,
  });
  return {
    description: plain.description,
    check(value, at) {
      if (typeof value === 'string' && value.startsWith(ROLE) && !hasBlocks(value)) checkRole(value, at.roles, at);
      else plain.check(value, at);
    },
    compile(value, at): Cell<string | D> {
      if (!hasBlocks(value)) {
        if (typeof value !== 'string' || !value.startsWith(ROLE)) return plain.compile(value, at);
        const role = at.role(value.slice(ROLE.length));
        if (role) return mapCell(role, (found) => found ?? fallback);
        checkRole(value, at.roleNames, at);
        return literal(fallback);
      }
      const { program, place } = at.program(value);
      at.useAllRoles();
      return dynamic((frame) => {
        const { value: result, issues } = program.evaluate(frame.scope, frame.env);
        if (issues.length > 0) frame.issues.forward(issues, place);
        const report = frame.issues.at(place);
        if (typeof result === 'string' && result.startsWith(ROLE)) {
          return readRole(result.slice(ROLE.length), frame, place) ?? fallback;
        }
        if (result !== null && result !== '') return readColor(result, report) ?? fallback;
        if (issues.length === 0) report.problem('property_empty', 'The expression gave no colour.', 'info');
        return fallback;
      });
    },
  };
}

/** A colour as `#rrggbb` or `#rrggbbaa`; null, with an issue, when it is none. */
export function readColor(value: unknown, report: Reporting): string | null {
  const parsed = typeof value === 'string' ? parseColor(value) : null;
  if (parsed === null) {
    report.problem(
      'color_invalid',
      `${nameOf(value)} is not a colour. Use #rrggbb, rgb(), hsl(), oklch(), a CSS name, or role:<name>.`,
    );
  }
  return parsed;
}
