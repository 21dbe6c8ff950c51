import type { Scope, Severity, Value } from '@pictify/expr';
import type { VariableType } from '../document.ts';
import { type IssueList, issueAt, type Place } from '../issues.ts';
import { isMap, listOf, nameOf, own } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { toBoolean } from '../properties/boolean.ts';
import { didYouMean } from '../suggestion.ts';
import { cutGraphemes, cutText } from '../text/clean.ts';
import { COERCIONS, isVariableType, TYPE_NAMES } from './coerce.ts';
import { nameProblem } from './name.ts';

export interface CompiledVariable {
  readonly name: string;
  readonly type: VariableType;
  /** The default; without one what the type has instead of nothing. */
  readonly fallback: Value;
  readonly required: boolean;
  /** In graphemes. */
  readonly maxLength: number;
  readonly place: Place;
}

/** Not only white space, control and formatting characters: a name of one space is as good as none. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

const NOTHING: Partial<Record<VariableType, Value>> = {
  text: '',
  url: '',
  image: '',
  list: Object.freeze([]),
  object: Object.freeze(Object.create(null)),
};

export function compileVariables(variables: unknown): readonly CompiledVariable[] {
  return listOf(variables).flatMap((variable, index) => {
    const name = own(variable, 'name');
    if (typeof name !== 'string' || nameProblem(name)) return [];
    const given = own(variable, 'type');
    const type = isVariableType(given) ? given : 'text';
    const written = own(variable, 'default');
    const maxLength = own(variable, 'maxLength');
    const fallback = written === undefined || written === null || written === '' ? null : COERCIONS[type](written);
    return {
      name,
      type,
      fallback: fallback ?? NOTHING[type] ?? null,
      required: toBoolean(own(variable, 'required')) === true,
      maxLength: typeof maxLength === 'number' && maxLength >= 1 ? maxLength : Number.POSITIVE_INFINITY,
      place: { path: `/variables/${index}`, variable: name },
    };
  });
}

/** The values of all variables for a row, whatever the row is; with an issue for each that had to be mended. */
export function readVariables(variables: readonly CompiledVariable[], row: unknown, issues: IssueList): Scope {
  const scope: Record<string, Value> = Object.create(null);
  if (row !== undefined && row !== null && !isMap(row)) {
    issues.add({
      code: 'row_invalid',
      severity: 'error',
      message: `A row must be a map of variables, not ${nameOf(row)}; every default is used.`,
    });
  }
  for (const variable of variables) scope[variable.name] = readVariable(variable, own(row, variable.name), issues);
  if (isMap(row)) reportUnknown(scope, row, issues);
  return scope;
}

function readVariable(variable: CompiledVariable, given: unknown, issues: IssueList): Value {
  const { name, type, fallback, required, place } = variable;
  const mended = (code: string, what: string): Value => {
    const severity: Severity = required ? 'error' : 'warning';
    const need = required ? ' It is required: add it to the row.' : '';
    issues.add(issueAt(place, code, severity, `Variable "${name}" ${what}; its default is used.${need}`));
    return fallback;
  };
  if (given === undefined) return mended('variable_missing', 'is missing');
  if (given === null) return mended('variable_empty', 'is null');
  if (given === '') return fallback === '' && !required ? '' : mended('variable_empty', 'is empty');
  const isBlank = typeof given === 'string' && !VISIBLE.test(given);
  if (isBlank && (fallback !== '' || required)) return mended('variable_empty', 'holds nothing to be seen');
  const value = COERCIONS[type](given);
  if (value === null) return mended('variable_type', `must be ${TYPE_NAMES[type]}, not ${nameOf(given)}`);
  return typeof value === 'string' ? cut(variable, value, issues) : value;
}

function cut({ name, maxLength, place }: CompiledVariable, value: string, issues: IssueList): string {
  const short = cutGraphemes(cutText(value), maxLength);
  if (short !== value) {
    const limit = Math.min(maxLength, LIMITS.textLength);
    issues.add(issueAt(place, 'variable_too_long', 'warning', `Variable "${name}" was cut to ${limit} characters.`));
  }
  return short;
}

function reportUnknown(scope: Scope, row: { [key: string]: unknown }, issues: IssueList): void {
  let reported = 0;
  for (const key in row) {
    if (key in scope || !Object.hasOwn(row, key)) continue;
    if (reported++ === LIMITS.unknownVariables) return;
    const variable = cutText(key, 100).toWellFormed();
    const message = `The template has no variable "${variable}".${didYouMean(key, Object.keys(scope))}`;
    issues.add({ code: 'variable_unknown', severity: 'info', message, variable });
  }
}
