import { sweepFonts } from '../fonts/sweep-fonts.ts';
import { enqueueChunks } from '../queue/enqueue-chunks.ts';
import { queueSchema } from '../queue/queues.ts';
import type { ServiceContext } from '../service-context.ts';
import { deleteStaleIngesting } from '../store/batches.ts';
import { chunksWithoutJob } from '../store/chunks.ts';
import { deleteExpiredIdempotency } from '../store/idempotency.ts';
import { deleteOldMessages } from '../store/webhook-messages.ts';
import { sweepDeletedBatches } from './delete-batch.ts';
import { sweepStalePacks } from './delete-item.ts';

const everyMs = 30_000;
/** Longer than any upload takes. */
const ingestingMs = 6 * 3_600_000;
/** Longer than a render that was in hand, or a batch that was being accepted, when a font was deleted. */
const fontMs = 3_600_000;
const chunksAtOnce = 5000;

/** Removes what a crash may have left, and gives chunks that lost their job a new one. */
export async function sweep(context: ServiceContext, ingestingBefore: Date): Promise<void> {
  const { db, boss, log } = context;
  const stale = await deleteStaleIngesting(db, ingestingBefore);
  if (stale > 0) log.info({ stale }, 'half-received batches removed');
  const requeued = await db.transaction().execute(async (transaction) => {
    const chunks = await chunksWithoutJob(transaction, queueSchema, chunksAtOnce);
    await enqueueChunks(transaction, boss, chunks);
    return chunks.length;
  });
  if (requeued > 0) {
    log.warn({ requeued }, 'chunks without a job queued again');
    context.wake.chunks();
  }
  await sweepDeletedBatches(context);
  await sweepStalePacks(context);
  await deleteExpiredIdempotency(db);
  await deleteOldMessages(db);
  await sweepFonts(context, new Date(Date.now() - fontMs));
}

export function startSweeper(context: ServiceContext): { stop(): void } {
  const timer = setInterval(() => {
    sweep(context, new Date(Date.now() - ingestingMs)).catch((error) => context.log.error({ error }, 'sweep failed'));
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
