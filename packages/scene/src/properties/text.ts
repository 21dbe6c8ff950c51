import { toText, type Value } from '@pictify/expr';
import type { Reporting } from '../issues.ts';
import { nameOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { cleanText, cutText } from '../text/clean.ts';
import type { Property } from './property.ts';
import { scalar } from './scalar.ts';

/** A text; a number or a truth value given for one is printed. */
export function text(fallback: string, summary?: string): Property<string> {
  const property = scalar<string>({
    description: { kind: 'text', default: fallback, ...(summary ? { summary } : {}) },
    fallback,
    whenEmpty: fallback,
    coerce: (value, report) => fitText(typeof value === 'string' ? value : toText(value as Value), report),
  });
  return {
    ...property,
    check(value, at) {
      if (typeof value === 'object' && value !== null)
        at.problem('property_type', `Must be a text, not ${nameOf(value)}.`);
      else property.check(value, at);
    },
  };
}

/** Cleans a finished text and holds it to the limit, with an issue. */
export function fitText(value: string, report: Reporting, keepTabs = false): string {
  const cut = cutText(value);
  if (cut !== value) {
    report.problem('text_too_long', `The text has ${value.length} characters and was cut to ${LIMITS.textLength}.`);
  }
  return cleanText(cut, keepTabs);
}
