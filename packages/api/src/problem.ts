import { z } from '@hono/zod-openapi';
import { type ErrorCode, errorCodes } from './error-codes.ts';

export const problemErrorSchema = z.object({
  field: z.string().describe('JSON pointer to what is wrong; empty for the whole body'),
  code: z.string(),
  message: z.string(),
});

/** RFC 9457, plus `message` and `error`, which published clients read; both hold the text of `detail`. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    requestId: z.string(),
    errors: z.array(problemErrorSchema),
    message: z.string(),
    error: z.string(),
    allowed: z.array(z.string()).optional().describe('With `wrong_state`: the states in which it would have worked'),
  })
  .openapi('Problem');

export type ProblemError = z.infer<typeof problemErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;

export interface ProblemInput {
  code: ErrorCode;
  detail: string;
  instance: string;
  requestId: string;
  errors?: readonly ProblemError[];
  allowed?: readonly string[];
}

export function problemDocument(input: ProblemInput): Problem {
  const { status, title } = errorCodes[input.code];
  return {
    type: `urn:pictify:error:${input.code}`,
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
  };
}
