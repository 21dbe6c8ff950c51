import type { BatchWatches } from './batch-watches.ts';
import { progressId } from './batch-watches.ts';
import { type LiveBatch, wireBatch } from './wire-batch.ts';

/** So that nothing on the way takes a quiet connection for a dead one. */
const heartbeatMs = 15_000;
const heartbeat = Buffer.from(': still here\n\n');

/**
 * The events of a batch as Server-Sent Events: the present state at once, `progress` when it has moved on, and as the
 * last one the name of the state in which it ended.
 */
export async function* batchEvents(
  watches: BatchWatches,
  batch: LiveBatch,
  gone: AbortSignal,
  quietMs = heartbeatMs,
): AsyncGenerator<Uint8Array> {
  for await (const now of watches.watch(batch, quietMs, gone)) {
    if (now === null) {
      yield heartbeat;
      continue;
    }
    const hasEnded = isEnded(now);
    const name = hasEnded ? now.state : 'progress';
    yield Buffer.from(`id: ${progressId(now)}\nevent: ${name}\ndata: ${JSON.stringify(wireBatch(now))}\n\n`);
    if (hasEnded) return;
  }
}

/** Whether the caller, who has come back, has been told the end already: then there is nothing to come. */
export function knowsTheEnd(batch: LiveBatch, lastEventId: string | undefined): boolean {
  return isEnded(batch) && lastEventId === String(progressId(batch));
}

function isEnded({ state }: LiveBatch): boolean {
  return state !== 'queued' && state !== 'processing';
}
