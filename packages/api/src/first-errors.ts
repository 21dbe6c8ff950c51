import type { ProblemError } from './problem.ts';

const shown = 50;
const moreCode = 'more_errors';

/**
 * The first 50 problems as entries of `errors`, and one entry that says how many more there are. Only what is shown is
 * worked out, so that a body of nothing but mistakes costs no more than its reading. `isCut`: whoever looked for them
 * stopped before the end, and the last of `found` says so.
 */
export function firstErrors<T>(
  found: readonly T[],
  toError: (problem: T) => ProblemError,
  isCut = false,
): ProblemError[] {
  const errors = found.slice(0, shown).map(toError);
  const more = found.length - errors.length;
  if (more > 0)
    errors.push({ field: '', code: moreCode, message: `There are ${isCut ? 'at least ' : ''}${more} more problems.` });
  return errors;
}

/** Without the entry that counts the rest. */
export function namedErrors(errors: readonly ProblemError[]): readonly ProblemError[] {
  return errors.filter((error) => error.code !== moreCode);
}
