import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ActiveBatches } from '../../batch/active-batches.ts';
import { itemNotFound } from '../../batch/batch-errors.ts';
import { cancel } from '../../batch/cancel-batch.ts';
import { deleteBatch } from '../../batch/delete-batch.ts';
import { deleteItem } from '../../batch/delete-item.ts';
import { retryBatch } from '../../batch/retry-batch.ts';
import { wireBatch } from '../../batch/wire-batch.ts';
import type { ServiceContext } from '../../service-context.ts';
import type { StoredBatch } from '../../store/batches.ts';
import type { Environment } from '../environment.ts';
import { type Answer, type Commit, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';

type Routes = 'cancelBatch' | 'retryBatch' | 'deleteBatch' | 'deleteBatchItem';

export function batchChangeHandlers(context: ServiceContext, active: ActiveBatches): Record<Routes, Handler> {
  /** Of a call without a body. */
  const once = (
    c: Context<Environment>,
    operation: 'cancelBatch' | 'retryBatch',
    run: (workspaceId: string, id: string, commit: Commit) => Promise<Answer>,
  ): Promise<Response> =>
    idempotent(c, context, operation, {
      fingerprint: createHash('sha256'),
      drain: async () => undefined,
      run: (commit) => run(c.get('key').workspaceId, c.req.param('id')!, commit),
    });
  return {
    cancelBatch: (c) =>
      once(c, 'cancelBatch', async (workspaceId, id, commit) => {
        const answerFor = (batch: StoredBatch): Answer => ({ status: 200, body: wireBatch(batch) });
        const batch = await cancel(context, active, workspaceId, id, (db, batch) => commit(db, answerFor(batch)));
        return answerFor(batch);
      }),

    retryBatch: (c) =>
      once(c, 'retryBatch', async (workspaceId, id, commit) => {
        const answerFor = (batch: StoredBatch, retried: number): Answer => ({
          status: 200,
          body: { ...wireBatch(batch), retried },
        });
        const { batch, retried } = await retryBatch(context, workspaceId, id, (db, batch, retried) =>
          commit(db, answerFor(batch, retried)),
        );
        return answerFor(batch, retried);
      }),

    deleteBatch: async (c) => {
      await deleteBatch(context, c.get('key').workspaceId, c.req.param('id')!);
      return c.json({ deleted: true });
    },

    deleteBatchItem: async (c) => {
      const index = c.req.param('index')!;
      if (!/^\d{1,7}$/.test(index)) throw itemNotFound();
      await deleteItem(context, c.get('key').workspaceId, c.req.param('id')!, Number(index));
      return c.json({ deleted: true });
    },
  };
}
