import type { Compiling } from '../compile/compiling.ts';
import { isMap, nameOf, own } from '../json.ts';
import { didYouMean } from '../suggestion.ts';
import { type Cell, joinCells, literal } from './cell.ts';
import type { Checking, PropertyTable, ValuesOf } from './property.ts';
import { checkTable, compileTable } from './record.ts';

/** The records a value may be, told apart by their `type`. */
export type VariantTables = { readonly [type: string]: PropertyTable };

export type VariantOf<V extends VariantTables> = {
  readonly [T in keyof V & string]: { readonly type: T } & ValuesOf<V[T]>;
}[keyof V & string];

export function checkVariant(tables: VariantTables, value: unknown, at: Checking, what: string): void {
  if (!isMap(value)) {
    at.problem('property_type', `Must be ${what}, not ${nameOf(value)}.`);
    return;
  }
  const type = own(value, 'type');
  if (typeof type === 'string' && Object.hasOwn(tables, type)) {
    checkTable(tables[type]!, value, at, ['type']);
  } else {
    at.at('type').problem('property_value', unknownType(tables, type));
  }
}

/** Null, with an issue, when the value is none of them. */
export function compileVariant<V extends VariantTables>(
  tables: V,
  value: unknown,
  at: Compiling,
): Cell<VariantOf<V>> | null {
  const type = own(value, 'type');
  if (typeof type !== 'string' || !Object.hasOwn(tables, type)) {
    at.at('type').problem('property_value', unknownType(tables, type));
    return null;
  }
  const cells = compileTable(tables[type]!, value, at);
  return joinCells({ type: literal(type), ...cells } as never) as unknown as Cell<VariantOf<V>>;
}

function unknownType(tables: VariantTables, type: unknown): string {
  const known = Object.keys(tables);
  const hint = typeof type === 'string' ? didYouMean(type, known) : '';
  return `"type" must be one of ${known.join(', ')}, not ${nameOf(type)}.${hint}`;
}
