import {
  expressionFunctionsSchema,
  expressionSchema,
  expressionTestedSchema,
  expressionTestSchema,
  expressionValidatedSchema,
} from '../expressions.ts';
import { bodyErrors, idempotencyErrors } from './common-errors.ts';
import { table } from './table.ts';

export const expressionOperations = table([
  {
    id: 'testExpression',
    method: 'post',
    path: '/v1/expressions/test',
    aliases: ['/templates/expression/test'],
    scope: 'any',
    summary: 'Evaluate an expression, or a text with expressions, with values',
    body: expressionTestSchema,
    examples: {
      'An expression': { expression: 'hours_saved | number', variables: { hours_saved: 1318 } },
      'A text': { text: 'Hello, {{ name | uppercase }}', variables: { name: 'Ada' }, locale: 'en-GB' },
    },
    answer: { status: 200, schema: expressionTestedSchema },
    errors: [...bodyErrors, ...idempotencyErrors],
  },
  {
    id: 'validateExpression',
    method: 'post',
    path: '/v1/expressions/validate',
    aliases: ['/templates/expression/validate'],
    scope: 'any',
    summary: 'Read an expression, or a text with expressions: its mistakes and its variables',
    body: expressionSchema,
    examples: { 'A text with a mistake': { text: 'Hello, {{ name | uppercas }}' } },
    answer: { status: 200, schema: expressionValidatedSchema },
    errors: [...bodyErrors, ...idempotencyErrors],
  },
  {
    id: 'listFunctions',
    method: 'get',
    path: '/v1/expressions/functions',
    aliases: ['/templates/expression/functions'],
    scope: 'any',
    summary: 'Every function and filter',
    answer: { status: 200, schema: expressionFunctionsSchema },
    errors: [],
  },
]);
