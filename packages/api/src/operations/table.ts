import type { Operation } from '../operation.ts';

/** Keeps the ids of a group of operations as literals, so that a missing handler does not compile. */
export function table<Id extends string>(rows: readonly Operation<Id>[]): readonly Operation<Id>[] {
  return rows;
}
