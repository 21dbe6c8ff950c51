import type { VariableType } from '../document.ts';
import { isMap, listOf, nameOf, own, quote, textOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { boolean } from '../properties/boolean.ts';
import { literal } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { number } from '../properties/number.ts';
import { type Property, plain, required } from '../properties/property.ts';
import { checkTable } from '../properties/record.ts';
import { COERCIONS, isVariableType, TYPE_NAMES } from '../variables/coerce.ts';
import { nameProblem } from '../variables/name.ts';
import type { Checker } from './checker.ts';

const anything: Property<null> = {
  description: { kind: 'text', summary: 'A value of the type.' },
  check: () => undefined,
  compile: () => literal(null),
};

function word(summary: string): Property<string> {
  return {
    description: { kind: 'text', summary },
    check(value, at) {
      if (typeof value !== 'string') at.problem('property_type', `Must be a text, not ${nameOf(value)}.`);
    },
    compile: (value) => literal(textOf(value)),
  };
}

/** What a variable's declaration may say. */
export const VARIABLE_PROPERTIES = {
  name: required(word('What expressions call it.')),
  type: required(
    choice(
      Object.keys(COERCIONS) as VariableType[],
      'text',
      'text, number, boolean, date, image, url, color, list or object.',
    ),
  ),
  default: anything,
  required: plain(boolean(false, 'Whether a row without it is reported as an error.')),
  description: word('For whoever fills it in.'),
  example: anything,
  maxLength: plain(number({ default: null, min: 1, max: LIMITS.textLength, integer: true, summary: 'In graphemes.' })),
} as const;

export function checkVariables(variables: readonly unknown[], at: Checker): void {
  if (variables.length > LIMITS.variables) {
    at.problem('variable_limit', `A template has at most ${LIMITS.variables} variables; this has ${variables.length}.`);
  }
  const seen = new Set<string>();
  variables.forEach((variable, index) => {
    const here = at.at(index);
    checkVariable(variable, here);
    const name = own(variable, 'name');
    if (typeof name !== 'string') return;
    if (seen.has(name))
      here.at('name').problem('variable_duplicate', `Another variable is called ${quote(name)} already.`);
    seen.add(name);
  });
}

export function checkVariable(variable: unknown, at: Checker): void {
  if (!isMap(variable)) {
    at.problem('property_type', `A variable must be a map with "name" and "type", not ${nameOf(variable)}.`);
    return;
  }
  checkTable(VARIABLE_PROPERTIES, variable, at);
  const name = own(variable, 'name');
  const problem = typeof name === 'string' ? nameProblem(name) : null;
  if (problem) at.at('name').problem(problem.code, problem.message);
  const type = own(variable, 'type');
  if (!isVariableType(type)) return;
  checkSample(type, own(variable, 'default'), at.at('default'), 'error');
  checkSample(type, own(variable, 'example'), at.at('example'), 'warning');
}

function checkSample(type: VariableType, value: unknown, at: Checker, severity: 'error' | 'warning'): void {
  if (value === undefined || value === null || value === '' || COERCIONS[type](value) !== null) return;
  at.problem(
    'variable_default',
    `Must be ${TYPE_NAMES[type]}, as the variable's type says, not ${nameOf(value)}.`,
    severity,
  );
}

/** The names that are declared, whether or not the declarations are right. */
export function declaredNames(variables: unknown): ReadonlySet<string> {
  return new Set(
    listOf(variables)
      .map((variable) => own(variable, 'name'))
      .filter((name) => typeof name === 'string'),
  );
}
