import { z } from '@hono/zod-openapi';

/** What was degraded in one image: a default used, text clipped, a picture that fell back. */
export const issueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    path: z.string().optional(),
    layer: z.string().optional(),
    variable: z.string().optional(),
  })
  .openapi('Issue');

export type WireIssue = z.infer<typeof issueSchema>;
