import {
  type ExpressionFunctions,
  type ExpressionValidated,
  expressionSchema,
  expressionTestSchema,
  limits,
} from '@pictify/api';
import { functions } from '@pictify/expr';
import { programOf } from '../../expressions/given-source.ts';
import { testExpression } from '../../expressions/test-expression.ts';
import { localeProblems } from '../../render/locale-problems.ts';
import type { ServiceContext } from '../../service-context.ts';
import { invalidBody } from '../body-errors.ts';
import { bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readJson } from '../request-body.ts';

const testKeys = Object.keys(expressionTestSchema.shape);
const sourceKeys = Object.keys(expressionSchema.shape);
const functionList: ExpressionFunctions = {
  functions: functions.map(({ name, aliases, group, signature, summary, examples }) => {
    return { name, aliases: [...aliases], group, signature, summary, examples: [...examples] };
  }),
};

type Routes = 'testExpression' | 'validateExpression' | 'listFunctions';

export function expressionHandlers(context: ServiceContext): Record<Routes, Handler> {
  const answered = (c: Parameters<Handler>[0], operation: Routes, bytes: Uint8Array, answer: () => object) =>
    idempotent(c, context, operation, {
      fingerprint: bodyFingerprint(bytes),
      drain: async () => undefined,
      run: async (commit) => {
        const answered = { status: 200 as const, body: answer() };
        await commit(context.db, answered);
        return answered;
      },
    });
  return {
    testExpression: async (c) => {
      const { value, bytes } = await readJson(c, expressionTestSchema, testKeys, limits.expressionBodyBytes);
      const problems = localeProblems(value);
      if (problems.length > 0) throw invalidBody(problems);
      return answered(c, 'testExpression', bytes, () => testExpression(value));
    },

    validateExpression: async (c) => {
      const { value, bytes } = await readJson(c, expressionSchema, sourceKeys, limits.expressionBodyBytes);
      return answered(c, 'validateExpression', bytes, () => {
        const { errors, variables } = programOf(value);
        return {
          valid: errors.length === 0,
          errors: errors.slice(0, maxErrors).map(({ code, message, excerpt, at: { line, column } }) => {
            return { code, message, line, column, excerpt };
          }),
          variables: [...variables],
        } satisfies ExpressionValidated;
      });
    },

    listFunctions: async (c) => c.json(functionList),
  };
}

/** A long source can have a mistake in every block. */
const maxErrors = 50;
