/**
 * What an expression can hold. Maps have a null prototype and are only ever read through own members, so
 * nothing inherited (`constructor`, `__proto__`) is reachable from a template.
 */
export type Value = null | boolean | number | string | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value;
}

export type Severity = 'error' | 'warning' | 'info';

/** Where in a source text something is: 1-based line and column, 0-based UTF-16 offset and length. */
export interface SourceRange {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Something that went less than perfectly. Pure packages never throw at user input: they give a value and issues.
 * `path` is a JSON pointer into the template document, where one is known.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path?: string;
  readonly at?: SourceRange;
  /** The source line and carets under the place, of a mistake in the source. */
  readonly excerpt?: string;
  /** The layer and the variable it concerns, where known. */
  readonly layer?: string;
  readonly variable?: string;
}
