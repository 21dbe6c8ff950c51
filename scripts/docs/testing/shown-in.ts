/**
 * What a shown answer says that the real one does not, a line each. Shown maps may leave members out; in a text `…` stands
 * for anything.
 */
export function notShownIn(shown: unknown, actual: unknown, path = ''): string[] {
  if (typeof shown === 'string' && typeof actual === 'string') {
    const pattern = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${pattern.join('.+')}$`, 's').test(actual) ? [] : [differs(shown, actual, path)];
  }
  if (Array.isArray(shown) && Array.isArray(actual)) {
    if (shown.length !== actual.length) return [`${path}: ${shown.length} shown, ${actual.length} there`];
    return shown.flatMap((each, index) => notShownIn(each, actual[index], `${path}/${index}`));
  }
  if (isMap(shown) && isMap(actual)) {
    return Object.entries(shown).flatMap(([key, value]) => notShownIn(value, actual[key], `${path}/${key}`));
  }
  return Object.is(shown, actual) ? [] : [differs(shown, actual, path)];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function differs(shown: unknown, actual: unknown, path: string): string {
  return `${path}: shown ${JSON.stringify(shown)}, there ${JSON.stringify(actual)}`;
}
