import type { Frame } from '../compile/frame.ts';

/**
 * A property compiled: either its value, the same for every row (deeply frozen, so that all scenes may share it), or
 * a closure that reads it from a row.
 */
export type Cell<T> =
  | { readonly literal: true; readonly value: T }
  | { readonly literal: false; readonly read: (frame: Frame) => T };

export type CellsOf<V> = { readonly [K in keyof V]: Cell<V[K]> };

export function literal<T>(value: T): Cell<T> {
  return { literal: true, value: deepFreeze(value) };
}

export function dynamic<T>(read: (frame: Frame) => T): Cell<T> {
  return { literal: false, read };
}

export function readCell<T>(cell: Cell<T>, frame: Frame): T {
  return cell.literal ? cell.value : cell.read(frame);
}

/** Literal stays literal: the function then runs once, at compile time. */
export function mapCell<A, B>(cell: Cell<A>, change: (value: A) => B): Cell<B> {
  return cell.literal ? literal(change(cell.value)) : dynamic((frame) => change(cell.read(frame)));
}

/** A map of cells as the cell of a map; literal when every one is. */
export function joinCells<V extends object>(cells: CellsOf<V>): Cell<V> {
  const keys = Object.keys(cells) as (keyof V)[];
  const values = {} as V;
  if (keys.every((key) => cells[key].literal)) {
    for (const key of keys) {
      const cell = cells[key];
      if (cell.literal) values[key] = cell.value;
    }
    return literal(values);
  }
  return dynamic((frame) => {
    const result = {} as V;
    for (const key of keys) result[key] = readCell(cells[key], frame);
    return result;
  });
}

export function listCells<T>(cells: readonly Cell<T>[]): Cell<readonly T[]> {
  const values: T[] = [];
  for (const cell of cells) {
    if (!cell.literal) return dynamic((frame) => cells.map((each) => readCell(each, frame)));
    values.push(cell.value);
  }
  return literal(values);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
