import { nameOf } from '../json.ts';
import { LIMITS, REFUSED_KEYS } from '../limits.ts';
import type { Checker } from './checker.ts';

/**
 * A copy of the input that is plain JSON and belongs to nobody else. Keys that could reach a prototype, values that
 * JSON cannot hold and whatever is nested too deep are reported and left out.
 */
export function copyJson(value: unknown, at: Checker): unknown {
  return copy(value, () => at, 0);
}

/** Nearly every place is without fault, so its pointer is made only when there is something to tell of it. */
function copy(value: unknown, at: () => Checker, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'object') {
    at().problem('not_json', `${nameOf(value)} cannot be part of a template; only JSON can.`);
    return null;
  }
  if (depth >= LIMITS.depth) {
    at().fatal('too_deep', `The document is nested deeper than ${LIMITS.depth} levels.`);
    return null;
  }
  if (Array.isArray(value)) return value.map((item, index) => copy(item, () => at().at(index), depth + 1));
  const map: { [key: string]: unknown } = {};
  for (const key of Object.keys(value)) {
    const part = (value as { [key: string]: unknown })[key];
    if (REFUSED_KEYS.has(key))
      at().at(key).problem('key_refused', `"${key}" is not allowed as a key anywhere; rename it.`);
    else if (part !== undefined) map[key] = copy(part, () => at().at(key), depth + 1);
  }
  return map;
}
