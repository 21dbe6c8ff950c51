import { parseNumber } from '@pictify/expr';
import type { Reporting } from '../issues.ts';
import { nameOf } from '../json.ts';
import type { Property } from './property.ts';
import { scalar } from './scalar.ts';

export interface NumberOptions<D extends number | null> {
  readonly default: D;
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: 'px' | 'deg' | 'fraction';
  readonly summary?: string;
}

export interface NumberProperty<D extends number | null> extends Property<number | D> {
  /** Reads one value that is already there, as `corners` does for each of its four. */
  readonly coerce: (value: unknown, report: Reporting) => number | D;
}

/** A finite number; numeric text counts, what lies outside the range is moved to its edge. */
export function number<D extends number | null>(options: NumberOptions<D>): NumberProperty<D> {
  const { min = -1e6, max = 1e6, integer = false, ...rest } = options;
  const coerce = (value: unknown, report: Reporting): number | D => {
    const given = toNumber(value);
    if (given === null) {
      report.problem('property_type', `Must be a number, not ${nameOf(value)}.`);
      return options.default;
    }
    const clamped = Math.min(max, Math.max(min, integer ? Math.round(given) : given));
    if (clamped !== given) {
      const kind = integer ? 'a whole number' : 'a number';
      report.problem('property_range', `Must be ${kind} from ${min} to ${max}; ${given} is not.`);
    }
    return clamped;
  };
  const description = { kind: 'number', ...rest, min, max } as const;
  return { ...scalar<number | D>({ description, fallback: options.default, coerce }), coerce };
}

/** A finite number, or one written as plain text ("12.5", not "1,234" or "0x10"); else null. */
export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' ? parseNumber(value) : null;
}
