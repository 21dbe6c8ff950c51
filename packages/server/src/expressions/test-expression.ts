import type { ExpressionTested } from '@pictify/api';
import { createBudget, toValue, type Value } from '@pictify/expr';
import { type GivenSource, programOf } from './given-source.ts';
import { sourcePlaceOf } from './source-place.ts';

export interface ExpressionTest extends GivenSource {
  variables?: Record<string, unknown> | undefined;
  locale?: string | undefined;
  timeZone?: string | undefined;
}

/** What an expression gives for some values, within the limits that a row has. Never throws at what it says. */
export function testExpression({ variables, locale, timeZone, ...source }: ExpressionTest): ExpressionTested {
  const clock = () => performance.now();
  const env = {
    locale: locale ?? 'en-US',
    timeZone: timeZone ?? 'UTC',
    now: Date.now(),
    budget: createBudget({}, clock),
  };
  const scope = toValue(variables ?? {}) as { readonly [name: string]: Value };
  const { value, issues } = programOf(source).evaluate(scope, env);
  return {
    success: !issues.some(({ severity }) => severity === 'error'),
    result: value,
    resultType: typeOf(value),
    issues: issues.slice(0, maxIssues).map((issue) => {
      const { code, severity, message } = issue;
      return { code, severity, message, ...sourcePlaceOf(issue) };
    }),
  };
}

const maxIssues = 50;

function typeOf(value: Value): ExpressionTested['resultType'] {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}
