import { z } from '@hono/zod-openapi';

export const healthSchema = z.object({ status: z.literal('ok'), version: z.string() });

export const readinessSchema = z.object({
  status: z.literal('ready'),
  checks: z.record(z.string(), z.literal('ok')),
});

export const webhookSecretSchema = z.object({
  secret: z.string().describe('`whsec_…`: verifies webhook-signature and X-Pictify-Signature'),
});
