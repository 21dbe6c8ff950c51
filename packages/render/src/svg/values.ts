import { parseColor } from '@pictify/expr';

/** Reads a value as written; null when it is not one of its kind, so that only what a grammar here describes is kept. */
export type ValueKind = (written: string) => string | null;

const MAX_LIST = 400_000;
const NUMBER = '[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?';
const UNIT = '(?:px|pt|pc|mm|cm|in|em|ex|%)?';
const matching =
  (pattern: RegExp, maxLength = 100): ValueKind =>
  (written) => {
    const text = written.trim();
    return text.length <= maxLength && pattern.test(text) ? text : null;
  };

export const number = matching(new RegExp(`^${NUMBER}$`));
export const fraction = matching(new RegExp(`^${NUMBER}%?$`));
export const length = matching(new RegExp(`^${NUMBER}${UNIT}$`));
/** Characters only: a reader of number lists stops at what it does not understand. */
export const numbers = matching(/^[\d\s.,eE+-]*$/, MAX_LIST);
export const lengths = matching(/^(?:none|(?:[\d\s.,eE+-]|px|pt|pc|mm|cm|in|em|ex|%)*)$/, MAX_LIST);
export const pathData = matching(/^[MmZzLlHhVvCcSsQqTtAa\d\s.,eE+-]*$/, MAX_LIST * 3);
/** A word, or several: keywords of whatever property. */
export const words = matching(/^[a-zA-Z][a-zA-Z -]*$/, 60);
export const weight = matching(/^(?:\d{1,4}|[a-z]{4,7})$/);
const transformPart = `(?:matrix|translate|scale|rotate|skewX|skewY)\\s*\\([\\d\\s.,eE+-]*\\)`;
export const transform = matching(new RegExp(`^(?:${transformPart}[\\s,]*)*$`), 20_000);

/** The keywords that stand for a colour but have none of their own. */
const COLOR_WORDS = new Set(['currentcolor', 'inherit']);

export const color: ValueKind = (written) => {
  const text = written.trim();
  return COLOR_WORDS.has(text.toLowerCase()) ? text : parseColor(text);
};

const LOCAL = /^url\(\s*(["']?)#([^"'()\\]{1,200})\1\s*\)/;
/** Of an address and the colour after it; looking for its end costs the length of an id at every space. */
const MAX_LOCAL = 400;

/** `url(#id)`, the only address there is; null for every other. */
export function localUrl(written: string): { id: string; rest: string } | null {
  const text = written.trim();
  const found = text.length > MAX_LOCAL ? null : LOCAL.exec(text);
  return found && { id: found[2] as string, rest: text.slice(found[0].length).trim() };
}

/** The part after `url(#id)` is what is painted where that does not exist. */
export const paint: ValueKind = (written) => {
  const text = written.trim();
  const local = localUrl(text);
  if (!local) return text === 'none' ? text : color(text);
  const rest = local.rest === '' ? '' : local.rest === 'none' ? 'none' : color(local.rest);
  return rest === null ? null : `url(#${local.id})${rest && ` ${rest}`}`;
};

export const reference: ValueKind = (written) => {
  const text = written.trim();
  if (text === 'none' || text === 'inherit') return text;
  const local = localUrl(text);
  return local && local.rest === '' ? `url(#${local.id})` : null;
};

/** `#id`; anything else would lead out of the file. */
export const localHref = matching(/^#[^"'()\\]{1,200}$/, 201);
/** Names of filter results. */
export const name = matching(/^[\w.-]+$/);
export const spaces = matching(/^(?:preserve|default)$/);
