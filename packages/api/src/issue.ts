import { z } from '@hono/zod-openapi';
import { optionalSourcePlace } from './source-place.ts';

/** What was degraded in one image: a default used, text clipped, a picture that fell back. */
export const issueSchema = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    path: z.string().optional(),
    layer: z.string().optional(),
    variable: z.string().optional(),
    ...optionalSourcePlace,
    set: z.number().int().optional().describe('Of a PDF of several sets: the index of the set'),
  })
  .openapi('Issue');

export type WireIssue = z.infer<typeof issueSchema>;
