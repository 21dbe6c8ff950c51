/** In characters; a longer key is cut. */
const longestKey = 256;

/**
 * What tells whose row it is: the value of the key variable, where it is text or a number. `user.id` is also `id` in the
 * variable `user`, as a CSV with such a header has it.
 */
export function rowKey(row: unknown, keyVariable: string | null): string | null {
  if (keyVariable === null) return null;
  const value = memberOf(row, keyVariable) ?? keyVariable.split('.').reduce(memberOf, row);
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, longestKey) : null;
}

function memberOf(value: unknown, name: string): unknown {
  const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, name);
  return isThere ? (value as Record<string, unknown>)[name] : undefined;
}
