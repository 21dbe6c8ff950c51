import {
  batchListQuery,
  batchResultsQuery,
  type ItemState,
  limits,
  offsetOf,
  pagination,
  type ResultsFormat,
  signedResultsQuery,
} from '@pictify/api';
import type { Context } from 'hono';
import { batchArchive } from '../../batch/archive.ts';
import { batchNotFound, stillRunning, tooManyStreams } from '../../batch/batch-errors.ts';
import { batchEvents, knowsTheEnd } from '../../batch/batch-events.ts';
import { batchItemGroups } from '../../batch/batch-items.ts';
import type { BatchWatches } from '../../batch/batch-watches.ts';
import { type ResultsQuery, resultsPage } from '../../batch/results-page.ts';
import { resultsFile, resultsFiles } from '../../batch/results-stream.ts';
import { liveBatch, wireBatch } from '../../batch/wire-batch.ts';
import type { ServiceContext } from '../../service-context.ts';
import type { ServiceError } from '../../service-error.ts';
import { listBatches, loadBatch, type StoredBatch } from '../../store/batches.ts';
import { checkResultsLink } from '../../webhooks/results-link.ts';
import { requireKey } from '../auth.ts';
import { invalidQuery } from '../body-errors.ts';
import type { Environment } from '../environment.ts';
import type { Handler } from '../mount.ts';
import { preferredType } from '../preferred-type.ts';
import { readQuery } from '../read-query.ts';
import { streamResponse } from '../stream-response.ts';
import { requestedBatch } from './requested-batch.ts';

type Routes =
  | 'listBatches'
  | 'getBatch'
  | 'getBatchEvents'
  | 'getBatchResults'
  | 'getSignedBatchResults'
  | 'getSignedBatchResultsTable'
  | 'getBatchArchive';

export function batchResultHandlers(context: ServiceContext, watches: BatchWatches): Record<Routes, Handler> {
  const { db } = context;
  const file = (
    c: Context<Environment>,
    batch: StoredBatch,
    format: keyof typeof resultsFiles,
    status?: ItemState,
  ): Promise<Response> => {
    const headers = {
      'Content-Type': resultsFiles[format].type,
      'Content-Disposition': attachment(status ? `${batch.id}-${status}.${format}` : `${batch.id}.${format}`),
      'Cache-Control': 'no-store',
      Vary: 'Accept',
    };
    const groups = batchItemGroups(db, context.publicUrl, batch, { status });
    return streamResponse(c, headers, () => resultsFile(groups, resultsFiles[format]));
  };
  const withKey = requireKey(context, 'any');
  const signedFile =
    (format: keyof typeof resultsFiles): Handler =>
    async (c) => {
      const { expires, signature } = readQuery(c, signedResultsQuery);
      if (expires === undefined || signature === undefined) {
        if (c.req.header('authorization') === undefined) throw linkIncomplete();
        await withKey(c, async () => {
          c.res = await file(c, await requestedBatch(c, db), format);
        });
        return c.res;
      }
      const id = c.req.param('id')!;
      checkResultsLink(context.rootSecret, id, { expires, signature });
      const batch = await loadBatch(db, id);
      if (!batch) throw batchNotFound();
      return file(c, batch, format);
    };
  return {
    listBatches: async (c) => {
      const query = readQuery(c, batchListQuery);
      const page = { offset: offsetOf(query), limit: query.limit };
      const { batches, total } = await listBatches(db, c.get('key').workspaceId, query, page);
      const live = await Promise.all(batches.map((batch) => liveBatch(context, batch)));
      return c.json({ batches: live.map(wireBatch), pagination: pagination(query, total) });
    },

    getBatch: async (c) => c.json(wireBatch(await liveBatch(context, await requestedBatch(c, db)))),

    getBatchEvents: async (c) => {
      const batch = await liveBatch(context, await requestedBatch(c, db));
      if (knowsTheEnd(batch, c.req.header('last-event-id'))) return c.body(null, 204);
      if (watches.count(batch.workspaceId) >= limits.eventStreams) throw tooManyStreams();
      const headers = {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        // Some proxies collect an answer before they pass it on, unless they are told.
        'X-Accel-Buffering': 'no',
      };
      return streamResponse(c, headers, (gone) => batchEvents(watches, batch, gone));
    },

    getBatchResults: async (c) => {
      const query = readQuery(c, batchResultsQuery);
      const format = query.format ?? acceptedFormat(c.req.header('accept') ?? '');
      if (format !== 'json') refusePaging(query, format);
      const batch = await requestedBatch(c, db);
      if (format !== 'json') return file(c, batch, format, query.status);
      c.header('Vary', 'Accept');
      return c.json(await resultsPage(db, context.publicUrl, batch, query));
    },

    getSignedBatchResults: signedFile('ndjson'),
    getSignedBatchResultsTable: signedFile('csv'),

    getBatchArchive: async (c) => {
      const batch = await requestedBatch(c, db);
      if (batch.state === 'queued' || batch.state === 'processing') throw stillRunning(batch.state);
      const headers = {
        'Content-Type': 'application/zip',
        'Content-Disposition': attachment(`${batch.id}.zip`),
        'Cache-Control': 'no-store',
      };
      return streamResponse(c, headers, () => batchArchive(context, batch));
    },
  };
}

function linkIncomplete(): ServiceError {
  const message = 'Use the signed link whole, with “expires” and “signature”, or send an API key.';
  return invalidQuery([{ field: '/signature', code: 'missing', message }]);
}

function acceptedFormat(accept: string): ResultsFormat {
  const type = preferredType(accept);
  if (type === 'application/x-ndjson') return 'ndjson';
  return type === 'text/csv' ? 'csv' : 'json';
}

/** What is all rows has no pages; who names one would take a part for what was asked. */
function refusePaging(query: ResultsQuery, format: ResultsFormat): void {
  const errors = (['page', 'offset', 'limit', 'cursor'] as const)
    .filter((name) => query[name] !== undefined)
    .map((name) => ({
      field: `/${name}`,
      code: 'invalid_value',
      message: `“${name}” is for JSON; ${format} is all rows in one answer. Leave it out.`,
    }));
  if (errors.length > 0) throw invalidQuery(errors);
}

function attachment(name: string): string {
  return `attachment; filename="${name}"`;
}
