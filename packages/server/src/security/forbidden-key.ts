/**
 * Whether parsed JSON holds a key that could reach a prototype: `__proto__`, or `constructor` with a `prototype` in it.
 * Iterative, so that depth is no danger.
 */
export function forbiddenKey(json: unknown): boolean {
  const open: unknown[] = [json];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) {
      for (const item of value) if (item !== null && typeof item === 'object') open.push(item);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) {
        if (key === '__proto__') return true;
        if (inner === null || typeof inner !== 'object') continue;
        if (key === 'constructor' && Object.hasOwn(inner, 'prototype')) return true;
        open.push(inner);
      }
    }
  }
  return false;
}
