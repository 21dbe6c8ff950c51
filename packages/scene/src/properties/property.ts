import type { Severity } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import type { Reporting } from '../issues.ts';
import type { Cell } from './cell.ts';

/** What a property is, as plain data: what the inspector and the reference are made of. */
export interface Description {
  readonly kind:
    | 'number'
    | 'choice'
    | 'boolean'
    | 'text'
    | 'color'
    | 'paint'
    | 'corners'
    | 'record'
    | 'list'
    | 'variants'
    | 'expression'
    | 'data'
    | 'name';
  readonly summary?: string;
  readonly default?: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
  readonly options?: readonly string[];
  /** The properties of a record. */
  readonly fields?: PropertyTable;
  /** The records a value may be, by their `type`. */
  readonly variants?: Readonly<Record<string, PropertyTable>>;
}

/**
 * One property of a layer: what may be written, and what it is for a row. Entries of the tables in `layers/` are made
 * by the constructors of this folder, and drive validation, compilation, the inspector and the reference alike.
 */
export interface Property<T> {
  readonly description: Description;
  readonly required?: boolean;
  /** Reports everything that is wrong with a written value. */
  check(value: unknown, at: Checking): void;
  /** The value for each row; `undefined` and `null` mean that it is not written. Total: falls back to the default. */
  compile(value: unknown, at: Compiling): Cell<T>;
}

export type PropertyTable = { readonly [name: string]: Property<unknown> };

export type ValuesOf<S> = { readonly [K in keyof S]: S[K] extends Property<infer T> ? T : never };

/** One place of a document under validation. */
export interface Checking extends Reporting {
  /** The names of the template's colour roles. */
  readonly roles: ReadonlySet<string>;
  at(key: string | number): Checking;
  /** What a word was meant to be, if it looks like a slip of the hand; a document has a limited number of these. */
  nearest(word: string, candidates: Iterable<string>): string | undefined;
  problem(code: string, message: string, severity?: Severity): void;
  /** Compiles an expression or a text with blocks, reporting its errors and noting what it reads. */
  expression(source: string, kind?: 'template' | 'expression'): void;
}

/** Marks an entry of a table that must be written. */
export function required<T>(property: Property<T>): Property<T> {
  return { ...property, required: true };
}

/** For what is read before there is a row: it can be written only as it is, not as a text or an expression. */
export function plain<T>(property: Property<T>): Property<T> {
  return {
    ...property,
    check(value, at) {
      if (typeof value === 'string')
        at.problem('property_type', 'Must be written as it is, not as a text or an expression.');
      else property.check(value, at);
    },
  };
}

export function hasBlocks(value: unknown): value is string {
  return typeof value === 'string' && value.includes('{{');
}
