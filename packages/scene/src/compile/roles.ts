import { type JsonMap, own } from '../json.ts';
import { type Cell, dynamic, readCell } from '../properties/cell.ts';
import { colorOr } from '../properties/color.ts';
import type { Compiling } from './compiling.ts';

export interface Role {
  /** Null when the role's own colour is none. */
  readonly color: Cell<string | null>;
  readonly variables: ReadonlySet<string>;
}

export const roleColor = colorOr(null, 'A colour every layer may use by name.');

/** The template's colour roles, each answered at most once a row and always from the row's own variables. */
export function compileRoles(roles: JsonMap, at: (key: string) => Compiling): ReadonlyMap<string, Role> {
  const compiled = new Map<string, Role>();
  for (const name of Object.keys(roles)) {
    const place = at(name);
    const cell = roleColor.compile(own(roles, name), place);
    compiled.set(name, { color: cell.literal ? cell : rootCell(name, cell), variables: place.uses });
  }
  // An expression may give the name of any other role, so what is dynamic may follow whatever some role reads.
  const all = new Set([...compiled.values()].flatMap((role) => [...role.variables]));
  for (const [name, { color }] of compiled) if (!color.literal) compiled.set(name, { color, variables: all });
  return compiled;
}

function rootCell(name: string, cell: Cell<string | null>): Cell<string | null> {
  return dynamic((frame) => {
    const known = frame.roleColors.get(name);
    if (known !== undefined) return known;
    frame.roleColors.set(name, null);
    const { scope } = frame;
    frame.scope = frame.rootScope;
    const color = readCell(cell, frame);
    frame.scope = scope;
    frame.roleColors.set(name, color);
    return color;
  });
}
