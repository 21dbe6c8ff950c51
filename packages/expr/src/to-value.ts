import { MAX_DEPTH } from './budget.ts';
import type { Value, ValueMap } from './value.ts';

/** Keys that reach into JavaScript's object machinery; data under them is dropped and reading them gives null. */
export function isForbiddenKey(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

/** A map with no prototype, so that only what was put in can be read. */
export function emptyMap(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

export function isMap(value: Value): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/**
 * Copies plain JSON into values: maps lose their prototype and the forbidden keys. What JSON cannot hold (undefined,
 * NaN, functions, dates, class instances), cycles, and anything nested deeper than 64 become null.
 */
export function toValue(json: unknown): Value {
  return copy(json, []);
}

function copy(json: unknown, ancestors: object[]): Value {
  switch (typeof json) {
    case 'string':
    case 'boolean':
      return json;
    case 'number':
      return Number.isFinite(json) ? json : null;
    case 'bigint':
      return Number.isSafeInteger(Number(json)) ? Number(json) : String(json);
    case 'object':
      break;
    default:
      return null;
  }
  if (json === null || ancestors.length >= MAX_DEPTH || ancestors.includes(json)) return null;
  ancestors.push(json);
  const result = Array.isArray(json) ? json.map((item) => copy(item, ancestors)) : copyMap(json, ancestors);
  ancestors.pop();
  return result;
}

function copyMap(json: object, ancestors: object[]): Value {
  const prototype: unknown = Object.getPrototypeOf(json);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return null;
  const map = emptyMap();
  for (const [key, value] of Object.entries(json)) {
    if (!isForbiddenKey(key)) map[key] = copy(value, ancestors);
  }
  return map;
}
