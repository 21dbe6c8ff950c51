import { z } from '@hono/zod-openapi';
import {
  type AskedOptions,
  laterOptions,
  normaliseRenderOptions,
  oneFormat,
  readInput,
  renderOptionsShape,
} from '@pictify/api';
import { invalidOptions } from '../http/body-errors.ts';
import { optionFromQuery, repeatedOptions } from './query-options.ts';

const later: readonly string[] = laterOptions;
const options = z.strictObject(renderOptionsShape).refine(...oneFormat);

/**
 * `?name=Ada&format=jpg&size=600x315`: the names of options are options, every other parameter is a
 * variable. An option without a value is as if it were not there.
 */
export function readQueryRender(query: URLSearchParams): { row: Record<string, string>; options: AskedOptions } {
  const row: Record<string, string> = Object.create(null);
  const given: Record<string, unknown> = {};
  for (const [name, value] of query) {
    if (!Object.hasOwn(renderOptionsShape, name) && !later.includes(name)) row[name] = value;
    else if (value !== '') given[name] = optionFromQuery(name, value);
  }
  const repeated = repeatedOptions(query, (name) => Object.hasOwn(renderOptionsShape, name));
  if (repeated.length > 0) throw invalidOptions(repeated);
  const read = readInput(options, given);
  if ('errors' in read) throw invalidOptions(read.errors);
  return { row: { ...row }, options: normaliseRenderOptions(read.data) };
}
