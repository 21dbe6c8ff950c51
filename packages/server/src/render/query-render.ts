import { z } from '@hono/zod-openapi';
import { laterOptions, normaliseRenderOptions, type RenderOptions, readInput, renderOptionsShape } from '@pictify/api';
import { invalidQuery } from '../http/body-errors.ts';

const numbers = ['scale', 'quality', 'page', 'maxBytes', 'fps', 'loop', 'holdMs', 'margin'];
const switches = ['palette', 'progressive', 'lossless', 'animated'];
const later: readonly string[] = laterOptions;
const options = z.strictObject(renderOptionsShape);

/**
 * `?name=Ada&format=jpg&size=600x315`: the names of options are options, every other parameter is a
 * variable. An option without a value is as if it were not there.
 */
export function readQueryRender(query: URLSearchParams): { row: Record<string, string>; options: RenderOptions } {
  const row: Record<string, string> = Object.create(null);
  const given: Record<string, unknown> = {};
  for (const [name, value] of query) {
    if (!Object.hasOwn(renderOptionsShape, name) && !later.includes(name)) row[name] = value;
    else if (value === '') continue;
    else if (numbers.includes(name)) given[name] = numberOf(value);
    else if (switches.includes(name)) given[name] = switchOf(value);
    else if (name === 'size') given[name] = sizeOf(value);
    else if (name === 'paper') given[name] = paperOf(value);
    else given[name] = value;
  }
  const read = readInput(options, given);
  if ('errors' in read) throw invalidQuery(read.errors);
  return { row: { ...row }, options: normaliseRenderOptions(read.data) };
}

function switchOf(text: string): boolean | string {
  return text === 'true' || text === '1' || (text !== 'false' && text !== '0' && text);
}

/** What is no plain number stays text, and is refused as such. */
function numberOf(text: string): number | string {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
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
