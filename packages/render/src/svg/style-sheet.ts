import { SVG_LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import { parseSelector, type Selector } from './selector.ts';

export interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly important: boolean;
}

export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
}

const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/g;
const AT_RULE_END = /[;{]/g;

/**
 * The rules of a style sheet with selectors we know (type, class, id, `*`, descendant, child). At-rules and other
 * selectors are passed over; `leftOut` is called for each.
 *
 * @throws SvgRefusal past the limit of selectors.
 */
export function parseStyleSheet(source: string, leftOut: () => void): StyleRule[] {
  const css = source.replace(COMMENT, ' ').replace(/<!--|-->/g, ' ');
  const rules: StyleRule[] = [];
  for (let at = 0; at < css.length; ) {
    at = skipSpaces(css, at);
    if (at >= css.length) break;
    if (css[at] === '@') {
      leftOut();
      at = atRuleEnd(css, at);
      continue;
    }
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const close = css.indexOf('}', open);
    const end = close < 0 ? css.length : close;
    const declarations = parseDeclarations(css.slice(open + 1, end));
    for (const written of css.slice(at, open).split(',')) {
      const selector = parseSelector(written);
      if (selector) rules.push({ selector, declarations });
      else leftOut();
      if (rules.length > SVG_LIMITS.selectors) refuse(`its style has more than ${SVG_LIMITS.selectors} selectors`);
    }
    at = end + 1;
  }
  return rules;
}

/** `a: b; c: d !important`. What has an escape, a nested block or quotes that do not match a value's grammar ends there. */
export function parseDeclarations(css: string): Declaration[] {
  const declarations: Declaration[] = [];
  for (const part of css.replace(COMMENT, ' ').split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0 || part.includes('\\')) continue;
    const written = part.slice(colon + 1);
    const value = written.replace(/!\s*important\s*$/i, '');
    declarations.push({
      property: part.slice(0, colon).trim().toLowerCase(),
      value: value.trim(),
      important: value.length < written.length,
    });
  }
  return declarations;
}

function skipSpaces(css: string, from: number): number {
  let at = from;
  while (/\s/.test(css[at] ?? '')) at++;
  return at;
}

/** Past the `;` of an at-rule, or past the block it has. */
function atRuleEnd(css: string, from: number): number {
  AT_RULE_END.lastIndex = from;
  const end = AT_RULE_END.exec(css);
  if (!end) return css.length;
  if (end[0] === ';') return end.index + 1;
  let depth = 0;
  for (let at = end.index; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at + 1;
  }
  return css.length;
}
