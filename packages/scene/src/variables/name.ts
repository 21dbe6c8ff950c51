import { RESERVED_WORDS } from '@pictify/expr';
import { quote } from '../json.ts';
import { REFUSED_KEYS } from '../limits.ts';

/** What is taken: the words of expressions, what a loop says about itself, and keys that no map may have. */
const RESERVED: ReadonlySet<string> = new Set([...RESERVED_WORDS, 'loop', ...REFUSED_KEYS]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Why a name cannot be used for a variable or a repeat's item; null when it can. */
export function nameProblem(name: string): { code: string; message: string } | null {
  if (RESERVED.has(name)) {
    return { code: 'name_reserved', message: `${quote(name)} is a word of the expression language; use another name.` };
  }
  if (NAME.test(name)) return null;
  const fixed = name
    .slice(0, 64)
    .replace(/[^A-Za-z0-9_]+/g, '_')
    .replace(/^(?=[0-9])/, '_');
  const hint = NAME.test(fixed) && /[A-Za-z0-9]/.test(fixed) ? ` For example ${quote(fixed)}.` : '';
  return {
    code: 'name_invalid',
    message: `${quote(name)} is no name: use up to 64 letters A–Z, digits and _, not starting with a digit.${hint}`,
  };
}
