import { createHash } from 'node:crypto';
import { batchResultsQuery, limits, signedResultsQuery } from '@pictify/api';
import type { Context } from 'hono';
import { acceptBatch } from '../../batch/accept-batch.ts';
import type { ActiveBatches } from '../../batch/active-batches.ts';
import { batchNotFound } from '../../batch/batch-errors.ts';
import { cancel } from '../../batch/cancel-batch.ts';
import { resultsPage } from '../../batch/results-page.ts';
import { resultsStream } from '../../batch/results-stream.ts';
import { wireBatch } from '../../batch/wire-batch.ts';
import type { ServiceContext } from '../../service-context.ts';
import { findBatch, loadBatch, type StoredBatch } from '../../store/batches.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { checkResultsLink } from '../../webhooks/results-link.ts';
import { bodyTooLarge } from '../body-errors.ts';
import type { Environment } from '../environment.ts';
import { type Answer, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { bodyBytes, requireJson } from '../request-body.ts';

type Routes = 'createBatch' | 'getBatch' | 'getBatchResults' | 'getSignedBatchResults' | 'cancelBatch';

export function batchHandlers(context: ServiceContext, active: ActiveBatches): Record<Routes, Handler> {
  const { db } = context;
  const load = async (c: Context<Environment>): Promise<StoredBatch> => {
    const batch = await findBatch(db, c.get('key').workspaceId, c.req.param('id')!);
    if (!batch) throw batchNotFound();
    return batch;
  };
  return {
    createBatch: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      requireJson(c);
      if (Number(c.req.header('content-length') ?? 0) > limits.batchBodyBytes)
        throw bodyTooLarge(limits.batchBodyBytes);
      const fingerprint = createHash('sha256');
      const body = hashed(bodyBytes(c), fingerprint);
      return idempotent(c, context, 'createBatch', {
        fingerprint,
        drain: async () => {
          for await (const _ of body);
        },
        run: async (commit) => {
          const answerFor = (accepted: { statusUrl: string }): Answer => {
            return { status: 202, body: accepted, headers: { Location: accepted.statusUrl } };
          };
          const accepted = await acceptBatch(context, {
            template,
            body,
            commit: (transaction, accepted) => commit(transaction, answerFor(accepted)),
          });
          return answerFor(accepted);
        },
      });
    },

    getBatch: async (c) => c.json(await wireBatch(db, await load(c))),

    getBatchResults: async (c) => {
      const query = readQuery(c, batchResultsQuery);
      const batch = await load(c);
      if (c.req.header('accept')?.includes('application/x-ndjson')) {
        return resultsStream(db, context.publicUrl, batch, query.status);
      }
      return c.json(await resultsPage(db, context.publicUrl, batch, query));
    },

    getSignedBatchResults: async (c) => {
      const link = readQuery(c, signedResultsQuery);
      const id = c.req.param('id')!;
      checkResultsLink(context.rootSecret, id, link);
      const batch = await loadBatch(db, id);
      if (!batch) throw batchNotFound();
      return resultsStream(db, context.publicUrl, batch, undefined);
    },

    cancelBatch: async (c) => {
      return idempotent(c, context, 'cancelBatch', {
        fingerprint: createHash('sha256'),
        drain: async () => undefined,
        run: async (commit) => {
          const answerFor = async (batch: StoredBatch): Promise<Answer> => {
            return { status: 200, body: await wireBatch(db, batch) };
          };
          const { workspaceId } = c.get('key');
          const batch = await cancel(context, active, workspaceId, c.req.param('id')!, async (transaction, batch) =>
            commit(transaction, await answerFor(batch)),
          );
          return answerFor(batch);
        },
      });
    },
  };
}

async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    hash.update(bytes);
    yield bytes;
  }
}
