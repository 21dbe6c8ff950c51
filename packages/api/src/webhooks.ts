import { z } from '@hono/zod-openapi';
import { limits } from './limits.ts';
import { listQuery, paginationSchema } from './pagination.ts';

/** What an endpoint can be told of in this version. */
export const webhookEvents = ['batch.completed', 'batch.failed', 'batch.cancelled', 'render.failed'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
/** Announced, and refused by name until they exist. */
export const laterWebhookEvents = ['binding.updated', 'binding.failed', 'experiment.decided'] as const;
/** `webhook.test` is sent when it is asked for, whatever an endpoint is told of. */
const messageTypes = [...webhookEvents, 'webhook.test'] as const;
export type MessageType = (typeof messageTypes)[number];

const url = z.string().min(1).max(2048).describe('Public http or https on port 80 or 443; redirects are not followed');
const description = z.string().max(500).describe('For people');
const events = z
  .array(z.string().max(64))
  .min(1)
  .max(20)
  .openapi({ items: { type: 'string', enum: [...webhookEvents] } });
const secret = z
  .string()
  .max(200)
  .describe(
    '`whsec_` and the base 64 of 24 to 64 bytes; left out, one is made: `openssl rand -base64 32` makes one too',
  );

export const webhookRequestSchema = z
  .strictObject({
    url,
    events: events.optional().describe('Left out: every event there is now; later ones are never added by themselves'),
    description: description.optional(),
    secret: secret.optional(),
    enabled: z.boolean().default(true),
  })
  .openapi('WebhookRequest');

export const webhookPatchSchema = z
  .strictObject({
    url: url.optional(),
    events: events.optional(),
    description: description.optional(),
    enabled: z
      .boolean()
      .optional()
      .describe('false: what is due waits and nothing new is written; true: what waited is sent'),
  })
  .openapi('WebhookPatch');

export const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.enum(webhookEvents)),
    enabled: z.boolean(),
    disabledReason: z
      .enum(['by_request', 'receiver_gone'])
      .nullable()
      .describe('`receiver_gone`: the receiver answered 410'),
    previousSecretUntil: z.iso.datetime().nullable().describe('Until then every message is signed with both secrets'),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Webhook');
export type WireWebhook = z.infer<typeof webhookSchema>;

export const webhookAnswerSchema = z.object({ webhook: webhookSchema });
export const webhookListQuery = listQuery(limits.webhooksPage, {});
export const webhookListSchema = z.object({ webhooks: z.array(webhookSchema), pagination: paginationSchema });
export const webhookSecretSchema = z.object({
  secret: z.string().describe('`whsec_…`: verifies webhook-signature and X-Pictify-Signature'),
});
export const webhookSavedSchema = webhookAnswerSchema.extend(webhookSecretSchema.shape);

export const rotateSecretSchema = z
  .strictObject({
    secret: secret.optional(),
    overlapSeconds: z
      .number()
      .int()
      .min(0)
      .max(limits.secretOverlapSeconds)
      .default(24 * 3600)
      .describe('How long messages are signed with the old secret as well'),
  })
  .openapi('RotateSecretRequest');

export const webhookTestSchema = z
  .object({
    deliveryId: z.string().describe('Also the `webhook-id` it was sent with'),
    delivered: z.boolean(),
    status: z.number().int().nullable().describe('What the receiver answered; null: it did not'),
    durationMs: z.number().int(),
    error: z.string().nullable(),
  })
  .openapi('WebhookTest');
export type WireWebhookTest = z.infer<typeof webhookTestSchema>;

const deliveryStates = ['pending', 'paused', 'delivered', 'failed', 'gone'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const deliverySchema = z
  .object({
    id: z.string().describe('The `webhook-id` of every attempt'),
    webhookId: z.string().nullable().describe('null: sent to the webhookUrl of a call'),
    type: z.enum(messageTypes),
    batchId: z.string().nullable(),
    url: z.string(),
    state: z
      .enum(deliveryStates)
      .describe(
        '`pending`: an attempt is due or under way; `paused`: its endpoint is disabled; `delivered`: answered 2xx; `failed`: no attempt is left; `gone`: answered 410',
      ),
    attemptCount: z.number().int(),
    nextAttemptAt: z.iso.datetime().nullable().describe('null unless it waits for one'),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('WebhookDelivery');
export type WireDelivery = z.infer<typeof deliverySchema>;

export const attemptSchema = z
  .object({
    attempt: z.number().int().describe('From 1'),
    at: z.iso.datetime(),
    status: z.number().int().nullable().describe('What the receiver answered; null: it did not'),
    durationMs: z.number().int(),
    error: z.string().nullable(),
  })
  .openapi('WebhookAttempt');
export type WireAttempt = z.infer<typeof attemptSchema>;

const deliveryFilters = {
  batchId: z.string().min(1).max(80).optional(),
  state: z.enum(deliveryStates).optional(),
  type: z.enum(messageTypes).optional(),
};
export const webhookDeliveryListQuery = listQuery(limits.webhooksPage, deliveryFilters);
export const deliveryListQuery = listQuery(limits.webhooksPage, {
  webhookId: z.string().min(1).max(80).optional(),
  ...deliveryFilters,
});
export const deliveryListSchema = z.object({ deliveries: z.array(deliverySchema), pagination: paginationSchema });
export const deliveryAnswerSchema = z.object({
  delivery: deliverySchema.extend({ attempts: z.array(attemptSchema).describe('The last 100, oldest first') }),
});
export const deliveryReplayedSchema = z.object({ delivery: deliverySchema });

export const replayFailedSchema = z
  .strictObject({
    since: z.iso
      .datetime({ offset: true, error: '“since” must be a time such as 2026-12-01T00:00:00Z.' })
      .describe('Messages that failed and were written at this time or later'),
  })
  .openapi('ReplayFailedRequest');
export const replayedSchema = z.object({ replayed: z.number().int().describe('How many messages are sent again') });

/** The body of `render.failed`. */
export const renderFailedEventSchema = z
  .object({
    type: z.literal('render.failed'),
    timestamp: z.iso.datetime(),
    data: z.object({
      templateId: z.string(),
      code: z.string().describe('The `code` that the caller was answered'),
      message: z.string(),
      failures: z.number().int().describe('How many since the last such message of this template, this one included'),
    }),
  })
  .openapi('RenderFailedEvent');
export type RenderFailedEvent = z.infer<typeof renderFailedEventSchema>;
