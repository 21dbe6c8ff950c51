import { z } from '@hono/zod-openapi';
import { batchReportSchema } from '../batch-report.ts';
import {
  batchAcceptedSchema,
  batchItemParams,
  batchQueryShape,
  batchRequestSchema,
  batchRetriedSchema,
  batchSchema,
} from '../batches.ts';
import { idParam } from '../identifiers.ts';
import { deletedSchema } from '../templates.ts';
import { bodyErrors, idempotencyErrors } from './common-errors.ts';
import { table } from './table.ts';

/** What a batch and a preflight have in common. */
const rowsIn = {
  scope: 'render',
  params: idParam,
  query: 'any',
  knownQuery: batchQueryShape,
  body: batchRequestSchema,
  bodies: {
    'application/x-ndjson': z
      .string()
      .describe('A row, which is a JSON object, a line; blank lines are skipped. Options stand in the query string'),
    'text/csv': z
      .string()
      .describe(
        'The first line names the variables; `stats.hours` is the value `hours` in the variable `stats`. Every value is text: where it is empty or missing at the end of a row, the default is drawn; lists and objects are written as JSON. Separated by comma, semicolon or tab, quoted as in RFC 4180; UTF-8, or UTF-16 with a byte order mark. A row with more fields than the first line fails. Options stand in the query string',
      ),
  },
  answer: { status: 202, schema: batchAcceptedSchema },
  errors: [
    ...bodyErrors,
    ...idempotencyErrors,
    'unknown_parameter',
    'invalid_parameter',
    'not_supported',
    'image_too_large',
    'too_many_rows',
    'webhook_refused',
    'not_found',
    'storage_full',
  ],
} as const;

export const batchOperations = table([
  {
    id: 'createBatch',
    method: 'post',
    path: '/v1/templates/{id}/batch',
    aliases: ['/template/{id}/batch', '/templates/{id}/batch-render'],
    ...rowsIn,
    summary: 'Render one image per row; accepted once every row is stored',
    description:
      'Up to 1,000,000 rows as JSON, NDJSON or CSV, each plain or with `Content-Encoding: gzip`. Options stand beside the rows in JSON, and in the query string with the other two. A bad row becomes a failed row; a bad body is refused as a whole and leaves nothing. With `dryRun` it is a preflight.',
    examples: {
      'Two users and a webhook': {
        variables: [
          { user_id: 'u-1', name: 'Ada Lovelace', hours_saved: 318 },
          { user_id: 'u-2', name: 'Grace Hopper', hours_saved: 12 },
        ],
        key: 'user_id',
        webhookUrl: 'https://yourapp.com/hooks/wrapped-batch-complete',
      },
    },
  },
  {
    id: 'preflight',
    method: 'post',
    path: '/v1/templates/{id}/preflight',
    aliases: ['/template/{id}/preflight'],
    ...rowsIn,
    summary: 'Draw every row and store no image: what would not come out well?',
    description:
      'Takes what a batch takes, and is one with `dryRun`: nothing has a URL, `bytes` are what the images would weigh, and `GET /v1/batches/{id}/report` sums up what to look at.',
    examples: {
      'Two users': { variables: [{ name: 'Ada Lovelace', hours_saved: 318 }, { name: 'Grace Hopper' }] },
    },
  },
  {
    id: 'getBatchReport',
    method: 'get',
    path: '/v1/batches/{id}/report',
    aliases: ['/templates/batch/{id}/report'],
    scope: 'any',
    summary: 'What was degraded in a batch or a preflight, in sum and in words',
    params: idParam,
    answer: { status: 200, schema: batchReportSchema },
    errors: ['not_found'],
  },
  {
    id: 'cancelBatch',
    method: 'post',
    path: '/v1/batches/{id}/cancel',
    aliases: ['/templates/batch/{id}/cancel'],
    scope: 'render',
    summary: 'Stop a batch; what is rendered stays',
    params: idParam,
    answer: { status: 200, schema: batchSchema },
    errors: [...idempotencyErrors, 'not_found', 'wrong_state', 'storage_full'],
  },
  {
    id: 'retryBatch',
    method: 'post',
    path: '/v1/batches/{id}/retry',
    aliases: ['/templates/batch/{id}/retry'],
    scope: 'render',
    summary: 'Render the failed rows of a batch that has ended once more',
    description:
      'In the same batch: indexes stay, images that are there keep their URLs, the completion webhook comes again when it has ended again. Rows that were refused as input (`row_not_an_object`, `row_too_large` and the like) are not tried again; `retried` says how many rows are. 409 `nothing_to_retry` when no row could be.',
    params: idParam,
    answer: { status: 200, schema: batchRetriedSchema },
    errors: [...idempotencyErrors, 'not_found', 'wrong_state', 'nothing_to_retry', 'storage_full'],
  },
  {
    id: 'deleteBatch',
    method: 'delete',
    path: '/v1/batches/{id}',
    aliases: ['/templates/batch/{id}'],
    scope: 'render',
    summary: 'Delete a batch that has ended: its rows, results, images and webhook messages',
    description: 'Its image URLs answer 404 from then on; what a CDN or a mail proxy has kept is out of reach.',
    params: idParam,
    answer: { status: 200, schema: deletedSchema },
    errors: ['not_found', 'wrong_state'],
  },
  {
    id: 'deleteBatchItem',
    method: 'delete',
    path: '/v1/batches/{id}/items/{index}',
    aliases: ['/templates/batch/{id}/items/{index}'],
    scope: 'render',
    summary: 'Delete the image, the values and the key of one row of a batch that has ended',
    description:
      'For a person who wants to be forgotten. The row stays in the results, and in webhook events that are sent again, as `deleted`. Doing it again changes nothing.',
    params: batchItemParams,
    answer: { status: 200, schema: deletedSchema },
    errors: ['not_found', 'wrong_state', 'storage_full'],
  },
]);
