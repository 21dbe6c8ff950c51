import { z } from '@hono/zod-openapi';
import { issueSchema } from './issue.ts';
import { limits } from './limits.ts';
import { paginationSchema } from './pagination.ts';
import { renderOptionsShape } from './render-options.ts';

/** Everything of a batch body but the rows, which are streamed. */
export const batchOptionsSchema = z.strictObject({
  webhookUrl: z.string().max(2048).optional().describe('Called once, signed, when every image is there'),
  key: z.string().min(1).max(128).optional().describe('The variable whose value identifies a row in the results'),
  metadata: z.record(z.string(), z.unknown()).optional().describe('Returned with the batch, at most 16 KB'),
  ...renderOptionsShape,
});
export type BatchOptions = z.infer<typeof batchOptionsSchema>;

export const batchRequestSchema = batchOptionsSchema
  .extend({
    variables: z
      .array(z.record(z.string(), z.unknown()))
      .describe(`1 to ${limits.batchRows.toLocaleString('en')} rows, one image each. Alias: variableSets`),
  })
  .openapi('BatchRequest');

export const batchAcceptedSchema = z
  .object({
    id: z.string(),
    batchId: z.string(),
    jobId: z.string(),
    status: z.literal('queued'),
    total: z.number().int(),
    totalItems: z.number().int(),
    statusUrl: z.url(),
    resultsUrl: z.url(),
  })
  .openapi('BatchAccepted');
export type BatchAccepted = z.infer<typeof batchAcceptedSchema>;

export const batchStates = ['queued', 'processing', 'completed', 'partial', 'failed', 'cancelled'] as const;
export type BatchState = (typeof batchStates)[number];

export const batchSchema = z
  .object({
    id: z.string(),
    templateId: z.string(),
    status: z.enum(batchStates),
    total: z.number().int(),
    completed: z.number().int(),
    failed: z.number().int(),
    cancelled: z.number().int(),
    ratePerSecond: z.number().nullable().describe('Of the last 30 s'),
    etaSeconds: z.number().nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
  })
  .openapi('Batch');
export type WireBatch = z.infer<typeof batchSchema>;

export const itemStates = ['queued', 'completed', 'failed', 'cancelled'] as const;
export type ItemState = (typeof itemStates)[number];

export const batchItemSchema = z
  .object({
    index: z.number().int().describe('Position of the row in the request, from 0'),
    key: z.string().nullable(),
    status: z.enum(itemStates),
    url: z.url().nullable(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    bytes: z.number().int().nullable(),
    altText: z.string().nullable(),
    issues: z.array(issueSchema),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi('BatchItem');
export type WireBatchItem = z.infer<typeof batchItemSchema>;

export const batchResultsQuery = z.strictObject({
  cursor: z.string().max(64).optional().describe('`pagination.nextCursor` of the page before'),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Instead of a cursor; only without status'),
  limit: z.coerce.number().int().min(1).max(limits.resultsPage).default(100),
  status: z.enum(itemStates).optional(),
});

export const batchResultsSchema = z.object({
  results: z.array(batchItemSchema),
  pagination: paginationSchema.partial({ page: true, offset: true, totalPages: true, hasPrev: true }).extend({
    nextCursor: z.string().nullable(),
  }),
});
export type WireBatchResults = z.infer<typeof batchResultsSchema>;

export const signedResultsQuery = z.strictObject({ expires: z.string().max(16), signature: z.string().max(128) });

/** The body of the completion webhook. */
export const batchEventSchema = z
  .object({
    type: z.enum(['batch.completed', 'batch.failed', 'batch.cancelled']),
    timestamp: z.iso.datetime(),
    data: z.object({
      batchId: z.string(),
      templateId: z.string(),
      status: z.enum(batchStates),
      total: z.number().int(),
      completed: z.number().int(),
      failed: z.number().int(),
      cancelled: z.number().int(),
      durationMs: z.number().int(),
      resultsUrl: z.url().describe('Signed: NDJSON, needs no key'),
      metadata: z.record(z.string(), z.unknown()).nullable(),
      images: z
        .array(
          z.object({
            index: z.number().int(),
            key: z.string().nullable(),
            url: z.url().nullable(),
            status: z.enum(itemStates),
            error: z.object({ code: z.string(), message: z.string() }).nullable(),
          }),
        )
        .optional()
        .describe('Left out above PICTIFY_WEBHOOK_INLINE rows: read resultsUrl'),
    }),
  })
  .openapi('BatchEvent');
export type BatchEvent = z.infer<typeof batchEventSchema>;
