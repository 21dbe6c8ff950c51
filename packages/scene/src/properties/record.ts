import type { Compiling } from '../compile/compiling.ts';
import { isMap, nameOf, own, quote } from '../json.ts';
import { type Cell, type CellsOf, joinCells, literal } from './cell.ts';
import { meantName } from './known-names.ts';
import type { Checking, Property, PropertyTable, ValuesOf } from './property.ts';

/** A map of properties. Keys that are not in the table are kept, and mentioned when they look like a slip. */
export function record<S extends PropertyTable>(fields: S, summary?: string): Property<ValuesOf<S>> {
  return {
    description: { kind: 'record', fields, ...(summary ? { summary } : {}) },
    check(value, at) {
      if (value === undefined || value === null) value = {};
      if (!isMap(value)) at.problem('property_type', `Must be a map, not ${nameOf(value)}.`);
      else checkTable(fields, value, at);
    },
    compile: (value, at) => joinCells<ValuesOf<S>>(compileTable(fields, value, at)),
  };
}

/** A property that may be left out altogether, which is null; so is what should be a map and is none. */
export function optional<T>(property: Property<T>): Property<T | null> {
  const isRecord = property.description.kind === 'record';
  return {
    ...property,
    check(value, at) {
      if (value !== undefined && value !== null) property.check(value, at);
    },
    compile(value, at): Cell<T | null> {
      if (value === undefined || value === null) return literal(null);
      if (!isRecord || isMap(value)) return property.compile(value, at);
      at.problem('property_type', `Must be a map, not ${nameOf(value)}; it is left out.`);
      return literal(null);
    },
  };
}

/** An optional one that may also be written as `"none"`, as a paint may. */
export function orNone<T>(property: Property<T>): Property<T | null> {
  const written = optional(property);
  return {
    ...written,
    check(value, at) {
      if (value !== 'none') written.check(value, at);
    },
    compile: (value, at) => written.compile(value === 'none' ? null : value, at),
  };
}

export function checkTable(
  fields: PropertyTable,
  map: { [key: string]: unknown },
  at: Checking,
  also: readonly string[] = [],
): void {
  for (const [name, property] of Object.entries(fields)) {
    const value = own(map, name);
    const missing = value === undefined || value === null;
    if (missing && property.required) {
      at.at(name).problem(
        'property_required',
        `"${name}" is required here. ${property.description.summary ?? ''}`.trim(),
      );
    } else if (!missing) {
      property.check(value, at.at(name));
    }
  }
  for (const key of Object.keys(map)) {
    if (!Object.hasOwn(fields, key) && !also.includes(key)) checkUnknown(key, fields, at, also);
  }
}

/** Mentions a key that is not in the table, when it looks like a slip; `also` are keys that stand beside the table's. */
export function checkUnknown(key: string, fields: PropertyTable, at: Checking, also: readonly string[] = []): void {
  const meant = meantName(key, fields, also, at);
  if (meant === undefined) return;
  const message = `There is no property ${quote(key)}, so it does nothing. Did you mean "${meant}"?`;
  at.at(key).problem('property_unknown', message, 'warning');
}

export function compileTable<S extends PropertyTable>(fields: S, value: unknown, at: Compiling): CellsOf<ValuesOf<S>> {
  if (value !== undefined && value !== null && !isMap(value)) {
    at.problem('property_type', `Must be a map, not ${nameOf(value)}; the defaults are used.`);
  }
  const cells = {} as { [name: string]: Cell<unknown> };
  for (const [name, property] of Object.entries(fields)) cells[name] = property.compile(own(value, name), at.at(name));
  return cells as CellsOf<ValuesOf<S>>;
}
