import type { Template } from '../document.ts';
import { isMap, type JsonMap } from '../json.ts';
import { child } from '../pointer.ts';

export type Key = string | number;

/** A copy with one place changed; everything off the path to it is shared. */
export function editAt<T>(value: T, keys: readonly Key[], change: (found: unknown) => unknown): T {
  return edit(value, keys, 0, change) as T;
}

function edit(value: unknown, keys: readonly Key[], depth: number, change: (found: unknown) => unknown): unknown {
  if (depth === keys.length) return change(value);
  const key = keys[depth]!;
  if (Array.isArray(value) && typeof key === 'number') {
    const copy = [...value];
    copy[key] = edit(copy[key], keys, depth + 1, change);
    return copy;
  }
  const map: JsonMap = isMap(value) ? { ...value } : {};
  map[key] = edit(Object.hasOwn(map, key) ? map[key] : undefined, keys, depth + 1, change);
  return map;
}

/** Sets one key of the map at a place; `undefined` removes it. */
export function setAt<T>(value: T, keys: readonly Key[], key: string, next: unknown): T {
  return editAt(value, keys, (found) => {
    const map: JsonMap = { ...(isMap(found) ? found : {}) };
    if (next === undefined) delete map[key];
    else map[key] = next;
    return map;
  });
}

export function insertAt(template: Template, list: readonly Key[], index: number, item: unknown): Template {
  return editAt(template, list, (found) => (Array.isArray(found) ? found.toSpliced(index, 0, item) : [item]));
}

export function removeAt(template: Template, list: readonly Key[], index: number): Template {
  return editAt(template, list, (found) => (found as unknown[]).toSpliced(index, 1));
}

export function pointer(...keys: readonly Key[]): string {
  return keys.reduce<string>(child, '');
}
