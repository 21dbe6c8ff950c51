import { z } from '@hono/zod-openapi';
import { idParam } from './identifiers.ts';
import { issueSchema } from './issue.ts';
import { limits } from './limits.ts';
import { listQuery, paginationSchema } from './pagination.ts';
import { oneFormat, renderOptionsShape } from './render-options.ts';

const batchPriorities = ['high', 'normal', 'low'] as const;
export type BatchPriority = (typeof batchPriorities)[number];

const batchOptions = z.strictObject({
  webhookUrl: z.string().max(2048).optional().describe('Called once, signed, when every image is there'),
  key: z.string().min(1).max(128).optional().describe('The variable whose value identifies a row in the results'),
  metadata: z.record(z.string(), z.unknown()).optional().describe('Returned with the batch, at most 16 KB'),
  priority: z.enum(batchPriorities).optional().describe('Before or after other batches; default normal'),
  dryRun: z.boolean().optional().describe('Draw every row and store no image: read the report. See preflight'),
  ...renderOptionsShape,
});

/** Everything of a batch body but the rows, which are streamed. */
export const batchOptionsSchema = batchOptions.refine(...oneFormat);
export type BatchOptions = z.infer<typeof batchOptionsSchema>;

export const batchRequestSchema = batchOptions
  .extend({
    mode: z.literal('eager').optional().describe('Images are drawn now; there is no other mode yet'),
    variables: z
      .array(z.record(z.string(), z.unknown()))
      .describe(`1 to ${limits.batchRows.toLocaleString('en')} rows, one image each. Alias: variableSets`),
  })
  .openapi('BatchRequest');

/** The options where the body holds only rows: NDJSON and CSV. */
export const batchQueryShape = batchRequestSchema.omit({ variables: true }).extend({
  size: z.string().max(64).optional().describe('`600x315`, or the name of a size'),
  metadata: z.string().optional().describe('JSON text; returned with the batch, at most 16 KB'),
});

export const batchAcceptedSchema = z
  .object({
    id: z.string(),
    batchId: z.string(),
    jobId: z.string(),
    status: z.literal('queued'),
    total: z.number().int(),
    totalItems: z.number().int(),
    dryRun: z.boolean(),
    statusUrl: z.url(),
    resultsUrl: z.url(),
    reportUrl: z.url().describe('What was degraded, in sum'),
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
    deleted: z.number().int().describe('Rows deleted one by one since'),
    ratePerSecond: z.number().nullable().describe('Of the last 30 s'),
    etaSeconds: z.number().nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    dryRun: z.boolean().describe('No image is stored'),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    completedAt: z.iso.datetime().nullable(),
  })
  .openapi('Batch');
export type WireBatch = z.infer<typeof batchSchema>;

const itemStates = ['queued', 'completed', 'failed', 'cancelled', 'deleted'] as const;
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
    variables: z.array(z.string()).nullable().describe('Names of what the row carried; never the values'),
    issues: z.array(issueSchema),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .openapi('BatchItem');
export type WireBatchItem = z.infer<typeof batchItemSchema>;

const resultsFormats = ['json', 'ndjson', 'csv'] as const;
export type ResultsFormat = (typeof resultsFormats)[number];

export const batchResultsQuery = z.strictObject({
  format: z
    .enum(resultsFormats)
    .optional()
    .describe('Instead of an Accept header; `ndjson` and `csv` are all rows in one answer'),
  cursor: z.string().max(64).optional().describe('`pagination.nextCursor` of the page before'),
  page: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Instead of a cursor; from 1'),
  offset: z.coerce.number().int().min(0).max(100_000_000).optional().describe('Instead of page: how many to skip'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(limits.resultsPage)
    .optional()
    .describe('Of a page; 100 where it is left out'),
  status: z.enum(itemStates).optional(),
});

export const batchResultsSchema = z.object({
  results: z.array(batchItemSchema),
  pagination: paginationSchema.partial({ page: true, offset: true, totalPages: true, hasPrev: true }).extend({
    nextCursor: z.string().nullable(),
  }),
});
export type WireBatchResults = z.infer<typeof batchResultsSchema>;

export const signedResultsQuery = z.strictObject({
  expires: z.string().max(16).optional().describe('Of the signed link; with an API key neither is needed'),
  signature: z.string().max(128).optional().describe('Of the signed link'),
});

export const batchListQuery = listQuery(limits.batchesPage, {
  status: z.enum(batchStates).optional(),
  templateId: z.string().max(128).optional(),
});
export const batchListSchema = z.object({ batches: z.array(batchSchema), pagination: paginationSchema });

export const batchRetriedSchema = batchSchema
  .extend({ retried: z.number().int().describe('Failed rows that are rendered again') })
  .openapi('BatchRetried');

export const batchItemParams = idParam.extend({
  index: z.string().describe('Position of the row in the request, from 0'),
});

/** The body of the completion webhook. */
export const batchEventSchema = z
  .object({
    type: z.enum(['batch.completed', 'batch.failed', 'batch.cancelled']),
    timestamp: z.iso.datetime(),
    data: z.object({
      batchId: z.string(),
      templateId: z.string(),
      dryRun: z.boolean(),
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
