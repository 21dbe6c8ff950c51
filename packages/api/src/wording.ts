import type { z } from '@hono/zod-openapi';

type RawIssue = z.core.$ZodRawIssue;

const expectations: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** The error map for every schema of ours: a whole sentence that says what is allowed. A schema's own words go first. */
export function wording(issue: RawIssue): string | undefined {
  const what = subject(issue.path ?? []);
  switch (issue.code) {
    case 'invalid_type':
      return `${what} must be ${expectations[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}.`;
    case 'invalid_value':
      return `${what} must be ${alternatives(issue.values.map(String))}.`;
    case 'too_small':
      return `${what} must ${bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}.`;
    case 'too_big':
      return `${what} must ${bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}.`;
    default:
      return undefined;
  }
}

function subject(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The body';
  return typeof last === 'number' ? `Item ${last}` : `“${String(last).slice(0, 64)}”`;
}

/** Never the value itself, which may be somebody's data. */
function kindOf(input: unknown): string {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'an object';
  if (typeof input === 'string') return 'text';
  if (typeof input !== 'number') return String(input);
  if (Number.isNaN(input)) return 'something that is no number';
  return Number.isInteger(input) ? 'a number' : 'a fraction';
}

function alternatives(values: readonly string[]): string {
  return values.length < 2 ? String(values[0]) : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

const units: Readonly<Record<string, string>> = { array: 'item', string: 'character' };

function bound(origin: string, comparison: string, limit: unknown): string {
  const unit = units[origin];
  return unit ? `have ${comparison} ${limit} ${unit}${limit === 1 ? '' : 's'}` : `be ${comparison} ${limit}`;
}
