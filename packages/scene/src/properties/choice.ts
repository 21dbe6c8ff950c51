import { nameOf } from '../json.ts';
import { didYouMean } from '../suggestion.ts';
import type { Property } from './property.ts';
import { scalar } from './scalar.ts';

/** One of a fixed set of words. */
export function choice<const O extends readonly string[], D extends O[number] | null>(
  options: O,
  fallback: D,
  summary?: string,
): Property<O[number] | D> {
  return scalar<O[number] | D>({
    description: { kind: 'choice', options, default: fallback, ...(summary ? { summary } : {}) },
    fallback,
    coerce(value, report) {
      if (typeof value === 'string') {
        const word = value.trim();
        const found = options.find((option) => option === word || option === word.toLowerCase());
        if (found !== undefined) return found;
      }
      const hint = typeof value === 'string' ? didYouMean(value, options) : '';
      report.problem('property_value', `Must be one of ${options.join(', ')}, not ${nameOf(value)}.${hint}`);
      return fallback;
    },
  });
}
