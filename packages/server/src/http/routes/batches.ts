import { createHash, type Hash } from 'node:crypto';
import { limits } from '@pictify/api';
import { acceptBatch } from '../../batch/accept-batch.ts';
import { batchTooLarge, unsupportedBatchType } from '../../batch/batch-errors.ts';
import { BatchReports } from '../../batch/batch-reports.ts';
import { bodyType } from '../../intake/body-type.ts';
import type { ServiceContext } from '../../service-context.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { type Answer, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { bodyBytes } from '../request-body.ts';
import { ofRequest } from '../watch-request.ts';
import { requestedBatch } from './requested-batch.ts';

export function batchHandlers(
  context: ServiceContext,
): Record<'createBatch' | 'preflight' | 'getBatchReport', Handler> {
  const reports = new BatchReports(context.db);
  return {
    createBatch: takeRows(context, 'createBatch'),
    preflight: takeRows(context, 'preflight'),
    getBatchReport: async (c) => c.json(await reports.of(await requestedBatch(c, context.db))),
  };
}

function takeRows(context: ServiceContext, operation: 'createBatch' | 'preflight'): Handler {
  return async (c) => {
    const contentType = c.req.header('content-type');
    const type = bodyType(contentType);
    if (!type) throw unsupportedBatchType(contentType);
    if (Number(c.req.header('content-length') ?? 0) > limits.batchBodyBytes) throw batchTooLarge();
    const fingerprint = createHash('sha256').update(`${type}\0`);
    const body = hashed(bodyBytes(c), fingerprint);
    return idempotent(c, context, operation, {
      fingerprint,
      drain: async () => {
        for await (const _ of body);
      },
      run: async (commit) => {
        const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
        const answerFor = (accepted: { statusUrl: string }): Answer => {
          return { status: 202, body: accepted, headers: { Location: accepted.statusUrl } };
        };
        const accepted = await acceptBatch(ofRequest(c, context), {
          template,
          type,
          body,
          query: new URL(c.req.url).searchParams,
          isPreflight: operation === 'preflight',
          commit: (transaction, accepted) => commit(transaction, answerFor(accepted)),
        });
        return answerFor(accepted);
      },
    });
  };
}

/** Passes a body on, at most as much as a batch may have after unpacking, and adds it to the hash. */
async function* hashed(source: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  let bodyBytes = 0;
  for await (const bytes of source) {
    bodyBytes += bytes.length;
    if (bodyBytes > limits.batchBodyBytes) throw batchTooLarge();
    hash.update(bytes);
    yield bytes;
  }
}
