import { SVG_LIMITS } from './limits.ts';
import { PROPERTIES } from './properties.ts';
import { refuse } from './refusal.ts';
import { parseSelector, type Selector } from './selector.ts';

/** Values by property, as far as they are known and allowed; the last of a property counts. */
export interface Declarations {
  readonly plain: ReadonlyMap<string, string>;
  /** Those that say `!important`. */
  readonly important: ReadonlyMap<string, string>;
}

export interface StyleRule {
  readonly selector: Selector;
  readonly declarations: Declarations;
}

const STYLE = 'some of its style';
const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/g;
const AT_RULE_END = /[;{]/g;

/**
 * The rules of a style sheet with selectors we know (type, class, id, `*`, descendant, child). At-rules and other
 * selectors are passed over; `leftOut` is called for each.
 *
 * @throws SvgRefusal past the limit of selectors.
 */
export function parseStyleSheet(source: string, leftOut: (what: string) => void): StyleRule[] {
  const css = source.replace(COMMENT, ' ').replace(/<!--|-->/g, ' ');
  const rules: StyleRule[] = [];
  for (let at = 0; at < css.length; ) {
    at = skipSpaces(css, at);
    if (at >= css.length) break;
    if (css[at] === '@') {
      leftOut(STYLE);
      at = atRuleEnd(css, at);
      continue;
    }
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const close = css.indexOf('}', open);
    const end = close < 0 ? css.length : close;
    const declarations = parseDeclarations(css.slice(open + 1, end), leftOut);
    for (const written of css.slice(at, open).split(',')) {
      const selector = parseSelector(written);
      if (selector) rules.push({ selector, declarations });
      else leftOut(STYLE);
      if (rules.length > SVG_LIMITS.selectors) refuse(`its style has more than ${SVG_LIMITS.selectors} selectors`);
    }
    at = end + 1;
  }
  return rules;
}

/** Reads `a: b; c: d !important`. A part with an escape is passed over: nothing honest needs one. */
export function parseDeclarations(css: string, leftOut: (what: string) => void): Declarations {
  const plain = new Map<string, string>();
  const important = new Map<string, string>();
  for (const part of css.replace(COMMENT, ' ').split(';')) {
    const colon = part.indexOf(':');
    if (colon < 0 || part.includes('\\')) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const [written, mark] = splitImportance(part.slice(colon + 1));
    const value = readProperty(property, written, leftOut);
    if (value !== null) (mark ? important : plain).set(property, value);
  }
  return { plain, important };
}

/** The value of a presentation property, or null; what was lost with it is told. */
export function readProperty(property: string, written: string, leftOut: (what: string) => void): string | null {
  if (!Object.hasOwn(PROPERTIES, property)) return null;
  const value = PROPERTIES[property]?.(written) ?? null;
  if (value === null && /url\s*\(/i.test(written)) leftOut('parts from other files');
  else if (value === null && property === 'filter') leftOut('some of its filters');
  return value;
}

function splitImportance(written: string): [value: string, important: boolean] {
  const at = written.lastIndexOf('!');
  return at >= 0 &&
    written
      .slice(at + 1)
      .trim()
      .toLowerCase() === 'important'
    ? [written.slice(0, at), true]
    : [written, false];
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
