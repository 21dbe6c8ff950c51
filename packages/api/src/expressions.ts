import { z } from '@hono/zod-openapi';
import { issueSchema } from './issue.ts';
import { limits } from './limits.ts';
import { sourcePlace } from './source-place.ts';

const sourceError = `An expression has at most ${limits.expressionLength} characters.`;
const source = z.string().max(limits.expressionLength, sourceError).optional();

const sourceShape = {
  expression: source.describe('What stands between the braces: `name | upper`'),
  text: source.describe('Text with {{ }} blocks'),
};

export const expressionTestSchema = z
  .strictObject({
    ...sourceShape,
    variables: z.record(z.string(), z.unknown()).optional().describe('What the names in it stand for'),
    locale: z.string().min(2).max(35).optional().describe('BCP 47; default en-US'),
    timeZone: z.string().min(1).max(64).optional().describe('IANA zone; default UTC'),
  })
  .openapi('ExpressionTest');

export const expressionTestedSchema = z.object({
  success: z.boolean().describe('False where it cannot be read, or could not be evaluated to its end'),
  result: z.unknown().describe('Null where there is none'),
  resultType: z.enum(['null', 'boolean', 'number', 'string', 'array', 'object']),
  issues: z.array(issueSchema),
});
export type ExpressionTested = z.infer<typeof expressionTestedSchema>;

export const expressionSchema = z.strictObject(sourceShape).openapi('Expression');

export const expressionValidatedSchema = z.object({
  valid: z.boolean(),
  errors: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      ...sourcePlace,
    }),
  ),
  variables: z.array(z.string()).describe('The names it reads'),
});
export type ExpressionValidated = z.infer<typeof expressionValidatedSchema>;

export const expressionFunctionsSchema = z.object({
  functions: z.array(
    z.object({
      name: z.string(),
      aliases: z.array(z.string()),
      group: z.string(),
      signature: z.string(),
      summary: z.string(),
      examples: z.array(z.object({ expression: z.string(), result: z.unknown() })),
    }),
  ),
});
export type ExpressionFunctions = z.infer<typeof expressionFunctionsSchema>;
