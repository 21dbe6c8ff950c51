import { type JsonMap, own } from '../json.ts';
import type { Checking } from '../properties/property.ts';

/** Tells of a layer that is to draw its path data and has none. `key` is the property that says so. */
export function checkPathThere(raw: JsonMap, key: 'shape' | 'symbol', at: Checking): void {
  const path = own(raw, 'path');
  const blank = path === undefined || path === null || (typeof path === 'string' && path.trim() === '');
  if (own(raw, key) !== 'path' || !blank) return;
  at.at('path').problem(
    'path_missing',
    `The ${key} is a path, but there is no path data: nothing is drawn.`,
    'warning',
  );
}
