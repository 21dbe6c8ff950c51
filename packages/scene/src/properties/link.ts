import { toText, type Value } from '@pictify/expr';
import type { Reporting } from '../issues.ts';
import { nameOf, quote } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { Property } from './property.ts';
import { scalar } from './scalar.ts';

/** An address that a click opens: `http:`, `https:` or `mailto:`. Anything else is no link, with an issue. */
export function link(summary: string): Property<string> {
  const property = scalar<string>({
    description: { kind: 'text', default: '', summary },
    fallback: '',
    whenEmpty: '',
    coerce: (value, report) => readLink(typeof value === 'string' ? value : toText(value as Value), report),
  });
  return {
    ...property,
    check(value, at) {
      if (typeof value === 'object' && value !== null)
        at.problem('property_type', `Must be an address, not ${nameOf(value)}.`);
      else property.check(value, at);
    },
  };
}

/** What may follow the scheme: no spaces, no control characters, nothing that could end a string elsewhere. */
const ADDRESS = /^(?:https?:\/\/[^/?#\s\\]|mailto:[^@\s\\?]+@)[^\s\\\p{Cc}]*$/iu;

function readLink(text: string, report: Reporting): string {
  const address = text.trim();
  if (address === '') return '';
  if (address.length <= LIMITS.urlLength && ADDRESS.test(address)) return address;
  report.problem('link_invalid', `${quote(address)} is no link. Use https://…, http://… or mailto:….`);
  return '';
}
