import { nameOf } from '../json.ts';
import type { Property } from './property.ts';
import { scalar } from './scalar.ts';

/** Words that mean yes or no, as CSV files and forms write them. */
export function toBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string' || value.length > 10) return null;
  const word = value.trim().toLowerCase();
  if (word === 'true' || word === 'yes' || word === '1') return true;
  if (word === 'false' || word === 'no' || word === '0') return false;
  return null;
}

/** True or false. An expression may also give any value: nothing, zero, blank text and empty lists are false. */
export function boolean(fallback: boolean, summary?: string): Property<boolean> {
  const truth = scalar<boolean>({
    description: { kind: 'boolean', default: fallback, ...(summary ? { summary } : {}) },
    fallback,
    whenEmpty: false,
    coerce(value) {
      const read = toBoolean(value);
      if (read !== null) return read;
      if (typeof value === 'string') return value.trim() !== '';
      return Array.isArray(value) ? value.length > 0 : value !== 0;
    },
  });
  return {
    ...truth,
    check(value, at) {
      if (typeof value === 'string' && value.includes('{{')) at.expression(value);
      else if (value !== undefined && value !== null && toBoolean(value) === null) {
        at.problem('property_type', `Must be true or false, not ${nameOf(value)}.`);
      }
    },
  };
}
