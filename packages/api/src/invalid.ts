import type { z } from '@hono/zod-openapi';
import { firstErrors } from './first-errors.ts';
import { nearest } from './nearest.ts';
import type { ProblemError } from './problem.ts';
import { laterOptions } from './render-options.ts';
import { wording } from './wording.ts';

type ZodIssue = z.core.$ZodIssue;

/** Checks what a caller sent. `known` are the names that may stand at its top, for a did-you-mean. */
export function readInput<S extends z.ZodType>(
  schema: S,
  given: unknown,
  known: readonly string[] = [],
): { data: z.output<S> } | { errors: ProblemError[] } {
  const parsed = schema.safeParse(given, { error: wording });
  return parsed.success ? { data: parsed.data } : { errors: problemErrors(parsed.error.issues, known) };
}

/**
 * What zod found, as the `errors` of a problem document: one entry per problem, with a JSON pointer, and a
 * did-you-mean for a key that is not known.
 */
function problemErrors(issues: readonly ZodIssue[], known: readonly string[]): ProblemError[] {
  const found = issues.flatMap((issue): { issue: ZodIssue; key?: string }[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ issue, key })) : [{ issue }],
  );
  return firstErrors(found, ({ issue, key }) =>
    key === undefined ? problemError(issue) : unknownKey(issue.path, key, known),
  );
}

function problemError(issue: ZodIssue): ProblemError {
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
    if (deepest && deepest.path.length > 0) {
      return { field: pointer([...issue.path, ...deepest.path]), code: deepest.code, message: deepest.message };
    }
  }
  return { field: pointer(issue.path), code: issue.code, message: issue.message };
}

function unknownKey(path: readonly PropertyKey[], key: string, known: readonly string[]): ProblemError {
  const field = pointer([...path, key]);
  if ((laterOptions as readonly string[]).includes(key)) {
    return { field, code: 'not_supported', message: `“${key}” is not supported in this version. Leave it out.` };
  }
  const meant = path.length === 0 ? nearest(key, known) : null;
  const hint = meant ? ` Did you mean “${meant}”?` : known.length > 0 ? ` Known are ${known.join(', ')}.` : '';
  return { field, code: 'unknown_option', message: `“${key.slice(0, 64)}” is not known here.${hint}` };
}

/** RFC 6901. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
