import { parseColor, type Value } from '@pictify/expr';
import type { VariableType } from '../document.ts';
import { isMap } from '../json.ts';
import { toBoolean } from '../properties/boolean.ts';
import { toNumber } from '../properties/number.ts';
import { cleanText } from '../text/clean.ts';
import { readDate } from './date.ts';
import { takeValue } from './take.ts';

/** How each variable type reads what a row gives: a value, or null when it is not of the type. */
export const COERCIONS: Readonly<Record<VariableType, (given: unknown) => Value>> = {
  text: readText,
  url: (given) => (typeof given === 'string' ? cleanText(given).trim() : null),
  image: (given) => (typeof given === 'string' ? cleanText(given).trim() : null),
  number: toNumber,
  boolean: toBoolean,
  date: readDate,
  color: (given) => (typeof given === 'string' ? parseColor(given) : null),
  list: (given) => {
    const read = typeof given === 'string' ? parseJson(given) : given;
    return Array.isArray(read) ? takeValue(read) : null;
  },
  object: (given) => {
    const read = typeof given === 'string' ? parseJson(given) : given;
    return isMap(read) ? takeValue(read) : null;
  },
};

/** What each type is called in an issue. */
export const TYPE_NAMES: Readonly<Record<VariableType, string>> = {
  text: 'a text',
  url: 'a URL',
  image: 'the address of an image',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date (ISO 8601, or milliseconds since 1970)',
  color: 'a colour',
  list: 'a list',
  object: 'a map',
};

export function isVariableType(type: unknown): type is VariableType {
  return typeof type === 'string' && Object.hasOwn(COERCIONS, type);
}

function readText(given: unknown): Value {
  if (typeof given === 'string') return cleanText(given);
  if (typeof given === 'boolean' || (typeof given === 'number' && Number.isFinite(given))) return String(given);
  return null;
}

/** Longest JSON text that is parsed, in UTF-16 units: a CSV cell, not a file. */
const MAX_JSON_LENGTH = 1_000_000;

function parseJson(text: string): unknown {
  if (text.length > MAX_JSON_LENGTH) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
