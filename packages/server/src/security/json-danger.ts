/**
 * Why parsed JSON may not be worked with, in one walk: it has more than `levels` objects and lists inside each other, or
 * a key that could reach a prototype (`__proto__`, or `constructor` with a `prototype` in it). Null when it may.
 * Iterative, so that depth is no danger.
 */
export function jsonDanger(json: unknown, levels = Number.POSITIVE_INFINITY): 'too_deep' | 'forbidden_key' | null {
  let level = isNested(json) ? [json] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return 'too_deep';
    const below: object[] = [];
    for (const value of level) {
      if (Array.isArray(value)) {
        for (const item of value) if (isNested(item)) below.push(item);
        continue;
      }
      for (const [key, inner] of Object.entries(value)) {
        if (key === '__proto__') return 'forbidden_key';
        if (!isNested(inner)) continue;
        if (key === 'constructor' && Object.hasOwn(inner, 'prototype')) return 'forbidden_key';
        below.push(inner);
      }
    }
    level = below;
  }
  return null;
}

function isNested(json: unknown): json is object {
  return typeof json === 'object' && json !== null;
}
