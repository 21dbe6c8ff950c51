import { z } from '@hono/zod-openapi';

/** A template may be given its own id when it is created; otherwise it gets `tpl_…`. */
export const templateIdPattern = /^[a-z0-9][a-z0-9_-]{2,63}$/;

export const templateIdSchema = z
  .string()
  .regex(templateIdPattern, 'Use 3 to 64 lower-case letters, digits, “-” or “_”, starting with a letter or a digit.');

export const idParam = z.object({ id: z.string().min(1).max(80) });
