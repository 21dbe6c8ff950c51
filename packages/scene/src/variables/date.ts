import { isDate, type Value } from '@pictify/expr';

const EPOCH = /^-?\d{9,}$/;

/**
 * A date as the expressions read it: ISO 8601 as text, with the `T` and the decimal point that databases leave out
 * (without a zone it is in the template's, which the expressions decide), or milliseconds since 1970 as a number. Null
 * when it is none.
 */
export function readDate(given: unknown): Value {
  if (!isDate(given)) return null;
  if (typeof given === 'number') return given;
  const text = given.trim();
  return EPOCH.test(text) ? Number(text) : text.replace(/^([\d-]{10}) /, '$1T').replace(',', '.');
}
