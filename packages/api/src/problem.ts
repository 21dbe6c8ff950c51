import { z } from '@hono/zod-openapi';
import { type ErrorCode, errorCodes } from './error-codes.ts';
import { optionalSourcePlace } from './source-place.ts';

export const problemErrorSchema = z.object({
  field: z.string().describe('JSON pointer to what is wrong; empty for the whole body'),
  code: z.string(),
  message: z.string(),
  ...optionalSourcePlace,
});

/** RFC 9457, plus `message` and `error`, which published clients read; both hold the text of `detail`. */
export const problemSchema = z
  .object({
    type: z.url().describe('Where the code is explained'),
    title: z.string().describe('The same for every answer with this code'),
    status: z.number().int(),
    detail: z.string().describe('What happened here, and what to do about it'),
    instance: z.string().describe('The path that was asked for'),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]).describe('What programs compare'),
    requestId: z.string().describe('Finds the lines of this request in the server’s log'),
    errors: z.array(problemErrorSchema).describe('Every single problem, where there are several or they have a place'),
    message: z.string().describe('Same as detail'),
    error: z.string().describe('Same as detail'),
    allowed: z.array(z.string()).optional().describe('With `wrong_state`: the states in which it would have worked'),
    revision: z
      .number()
      .int()
      .optional()
      .describe('With `revision_conflict` and `precondition_failed`: the current revision'),
  })
  .openapi('Problem');

export type ProblemError = z.infer<typeof problemErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;

export interface ProblemInput {
  /** Under which the documentation is served. */
  publicUrl: string;
  code: ErrorCode;
  detail: string;
  instance: string;
  requestId: string;
  errors?: readonly ProblemError[];
  allowed?: readonly string[];
  revision?: number;
}

export function problemDocument(input: ProblemInput): Problem {
  const { status, title } = errorCodes[input.code];
  return {
    type: `${input.publicUrl}/docs/errors#${input.code}`,
    title,
    status,
    detail: input.detail,
    instance: input.instance,
    code: input.code,
    requestId: input.requestId,
    errors: [...(input.errors ?? [])],
    message: input.detail,
    error: input.detail,
    ...(input.allowed ? { allowed: [...input.allowed] } : {}),
    ...(input.revision === undefined ? {} : { revision: input.revision }),
  };
}
