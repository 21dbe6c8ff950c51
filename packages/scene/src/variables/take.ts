import type { Value } from '@pictify/expr';
import { LIMITS, REFUSED_KEYS } from '../limits.ts';
import { cleanText, cutText } from '../text/clean.ts';

/** Room left for the values inside one list or map of a row. */
interface Room {
  values: number;
  textLength: number;
}

/**
 * Copies data from outside into a value that is safe to evaluate and to draw: maps without a prototype and without
 * the refused keys, clean texts, bounded depth, count and length. What does not fit or is not JSON becomes null.
 */
export function takeValue(json: unknown): Value {
  return take(json, 0, { values: LIMITS.rowValues, textLength: 1_000_000 });
}

function take(json: unknown, depth: number, room: Room): Value {
  if (room.values-- <= 0) return null;
  switch (typeof json) {
    case 'boolean':
      return json;
    case 'number':
      return Number.isFinite(json) ? json : null;
    case 'string': {
      const text = cleanText(cutText(json, Math.max(0, Math.min(LIMITS.textLength, room.textLength))));
      room.textLength -= text.length;
      return text;
    }
    case 'object':
      break;
    default:
      return null;
  }
  if (json === null || depth >= LIMITS.rowDepth) return null;
  if (Array.isArray(json)) {
    const items: Value[] = [];
    const count = Math.min(json.length, LIMITS.listLength);
    for (let index = 0; index < count && room.values > 0; index++) items.push(take(json[index], depth + 1, room));
    return items;
  }
  const map: Record<string, Value> = Object.create(null);
  for (const key of Object.keys(json)) {
    if (room.values <= 0) break;
    if (!REFUSED_KEYS.has(key)) map[key] = take((json as Record<string, unknown>)[key], depth + 1, room);
  }
  return map;
}
