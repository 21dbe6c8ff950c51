import { type RouteConfig, z } from '@hono/zod-openapi';
import { batchEventSchema } from './batches.ts';
import { type MessageType, renderFailedEventSchema } from './webhooks.ts';

const signed = z.object({
  'webhook-id': z.string().describe('The same in every attempt: whoever has seen it answers 200 and does nothing'),
  'webhook-timestamp': z.string().describe('Seconds since 1970; refuse what is older than five minutes'),
  'webhook-signature': z.string().describe('`v1,` and the base 64 of the HMAC-SHA-256 of `id.timestamp.body`'),
  'X-Pictify-Signature': z.string().describe('`t=…,v1=…`: the hex HMAC-SHA-256 of `timestamp.body`'),
});

const bodies: Readonly<Partial<Record<MessageType, { summary: string; schema: z.ZodType }>>> = {
  'batch.completed': { summary: 'A batch has ended, with all or some of its images', schema: batchEventSchema },
  'batch.failed': { summary: 'A batch has ended without any image', schema: batchEventSchema },
  'batch.cancelled': { summary: 'A batch was cancelled', schema: batchEventSchema },
  'render.failed': { summary: 'Synchronous renders of a template failed', schema: renderFailedEventSchema },
};

/** What we send. `operationId` is the event in camel case with “receive” before it. */
export function openApiWebhooks(): RouteConfig[] {
  return Object.entries(bodies).map(([type, { summary, schema }]) => ({
    path: type,
    method: 'post',
    operationId: `receive${type.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: ['Webhooks'],
    summary,
    description: 'Sent as `POST`, signed as Standard Webhooks are, and again after a while until it is answered 2xx.',
    security: [],
    request: { headers: signed, body: { required: true, content: { 'application/json': { schema } } } },
    responses: {
      '2XX': { description: 'Received; it is not sent again' },
      410: { description: 'Never send to this address again' },
    },
  }));
}
