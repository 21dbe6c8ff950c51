import { isMap, type JsonMap } from './json.ts';

/**
 * JSON merge patch (RFC 7396): maps merge key by key, `null` removes a key, everything else replaces.
 * Returns `target` itself where nothing changed, so that unchanged parts stay shared.
 */
export function mergePatch(target: JsonMap, patch: JsonMap): JsonMap {
  let result = target;
  const change = (): JsonMap => {
    if (result === target) result = { ...target };
    return result;
  };
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    const before = Object.hasOwn(target, key) ? target[key] : undefined;
    if (value === undefined) continue;
    if (value === null) {
      if (Object.hasOwn(target, key)) delete change()[key];
    } else if (isMap(value)) {
      const merged = mergePatch(isMap(before) ? before : {}, value);
      if (merged !== before) change()[key] = merged;
    } else if (!Object.is(value, before)) {
      change()[key] = value;
    }
  }
  return result;
}
