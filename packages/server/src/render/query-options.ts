import type { ProblemError } from '@pictify/api';

const numbers = ['scale', 'quality', 'page', 'maxBytes', 'fps', 'loop', 'holdMs', 'margin'];
const switches = ['palette', 'progressive', 'lossless', 'animated', 'dryRun'];

/**
 * The value that an option written in a query string has in JSON. Text that is no such value stays text, which is then
 * refused as such.
 */
export function optionFromQuery(name: string, text: string): unknown {
  if (numbers.includes(name)) return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (switches.includes(name)) return switchOf(text);
  if (name === 'size') return sizeOf(text);
  if (name === 'paper') return paperOf(text);
  if (name === 'metadata') return jsonOf(text);
  return text;
}

function switchOf(text: string): boolean | string {
  return text === 'true' || text === '1' || (text !== 'false' && text !== '0' && text);
}

function sizeOf(text: string): string | { width: number; height: number } {
  const match = /^(\d{1,5})x(\d{1,5})$/.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : text;
}

/** `A4`, or `210x297mm`. */
function paperOf(text: string): string | object {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in|pt|px)$/.exec(text);
  return match ? { width: Number(match[1]), height: Number(match[2]), unit: match[3] } : text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An option that stands in the query twice: whichever were taken, the other would be lost without a word. */
export function repeatedOptions(query: URLSearchParams, isOption: (name: string) => boolean): ProblemError[] {
  const names = new Set(query.keys());
  return [...names]
    .filter((name) => isOption(name) && query.getAll(name).length > 1)
    .map((name) => ({
      field: `/${name}`,
      code: 'repeated',
      message: `“${name}” is given more than once. Send it once.`,
    }));
}
