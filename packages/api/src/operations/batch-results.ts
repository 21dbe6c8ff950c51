import {
  batchListQuery,
  batchListSchema,
  batchResultsQuery,
  batchResultsSchema,
  batchSchema,
  signedResultsQuery,
} from '../batches.ts';
import { idParam } from '../identifiers.ts';
import { table } from './table.ts';

/** Of a link, or of the key that may stand in its place. */
const signedErrors = [
  'invalid_parameter',
  'link_invalid',
  'link_expired',
  'not_found',
  'unauthenticated',
  'scope_missing',
  'rate_limited',
] as const;

/** What comes out of batches. */
export const batchResultOperations = table([
  {
    id: 'listBatches',
    method: 'get',
    path: '/v1/batches',
    scope: 'any',
    summary: 'List batches, newest first',
    query: batchListQuery,
    answer: { status: 200, schema: batchListSchema },
    errors: ['invalid_parameter'],
  },
  {
    id: 'getBatch',
    method: 'get',
    path: '/v1/batches/{id}',
    aliases: ['/templates/batch/{id}'],
    scope: 'any',
    summary: 'State and progress of a batch',
    description:
      'The counters move with every row that is rendered, on the server that renders it; other servers see them move with every chunk of 20 to 500 rows.',
    params: idParam,
    answer: { status: 200, schema: batchSchema },
    errors: ['not_found'],
  },
  {
    id: 'getBatchEvents',
    method: 'get',
    path: '/v1/batches/{id}/events',
    aliases: ['/templates/batch/{id}/events'],
    scope: 'any',
    summary: 'Progress of a batch as Server-Sent Events',
    description:
      'The present state comes at once, as `event: progress` with the batch in `data`, then every change, at most twice a second. The last event is named after the state the batch ended in (`completed`, `partial`, `failed`, `cancelled`); then the stream ends. A comment every 15 s keeps quiet connections open. Who comes back with the `Last-Event-ID` of that last event is answered 204, which tells an `EventSource` to stay away; every other one begins with the present state.',
    params: idParam,
    answer: { status: 200, again: 204, types: ['text/event-stream'] },
    errors: ['not_found', 'too_many_streams'],
  },
  {
    id: 'getBatchResults',
    method: 'get',
    path: '/v1/batches/{id}/results',
    aliases: ['/templates/batch/{id}/results'],
    scope: 'any',
    summary: 'One result per row, in pages or as one file',
    description:
      'JSON comes in pages, by `cursor` or `page`. NDJSON and CSV, asked for with `Accept` or `format`, are all rows in one answer of any length; a connection that breaks off is a file that is not complete. CSV has the columns `index,key,status,url,width,height,bytes,altText,error,issues`; a `key`, an `altText` or a message that a spreadsheet would take for a formula (its first character is one of `= + - @`, a tab or a carriage return, and it is no number) begins with an apostrophe there.',
    params: idParam,
    query: batchResultsQuery,
    answer: { status: 200, schema: batchResultsSchema, types: ['application/x-ndjson', 'text/csv'] },
    errors: ['not_found', 'invalid_parameter'],
  },
  {
    id: 'getSignedBatchResults',
    method: 'get',
    path: '/v1/batches/{id}/results.ndjson',
    scope: 'none',
    summary: 'All results by the signed link of the completion webhook, or with an API key',
    params: idParam,
    query: signedResultsQuery,
    answer: { status: 200, types: ['application/x-ndjson'] },
    errors: signedErrors,
  },
  {
    id: 'getSignedBatchResultsTable',
    method: 'get',
    path: '/v1/batches/{id}/results.csv',
    scope: 'none',
    summary: 'The same as CSV: the signed link with `.csv` instead of `.ndjson`, or with an API key',
    params: idParam,
    query: signedResultsQuery,
    answer: { status: 200, types: ['text/csv'] },
    errors: signedErrors,
  },
  {
    id: 'getBatchArchive',
    method: 'get',
    path: '/v1/batches/{id}/archive',
    aliases: ['/templates/batch/{id}/archive'],
    scope: 'any',
    summary: 'Every image of a batch that has ended, and `results.csv`, as a ZIP file',
    description:
      'Images are named `0001.png` by their row, or `0001-ada.png` where rows have keys; the column `file` of `results.csv` says which is whose. Nothing is compressed again, so the file is as large as its images together.',
    params: idParam,
    answer: { status: 200, types: ['application/zip'] },
    errors: ['not_found', 'wrong_state'],
  },
]);
