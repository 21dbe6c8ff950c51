import { PictifyConnectionError, PictifyError } from '../errors.ts';
import { addressOf } from '../http/address.ts';
import { pause } from '../http/pause.ts';
import { readStream } from '../http/read-answer.ts';
import type { RequestOptions } from '../http/request.ts';
import { readEvents } from '../http/server-sent-events.ts';
import type { Transport } from '../http/transport.ts';
import { type Batch, routes } from '../wire.gen.ts';

export interface WaitOptions extends Pick<RequestOptions, 'signal'> {
  /** Told of the batch at first, whenever it has moved, and when it has ended. */
  onProgress?: ((batch: Batch) => void) | undefined;
  /** How long between two looks where the service’s events do not come through. Default 2,000. */
  pollMs?: number | undefined;
}

/** How long a service may be out of reach, when it is started anew for instance, before the wait fails. */
const PATIENCE_MS = 120_000;
/** So many connections that bring nothing new, and the wait looks for itself. */
const MUTE_CONNECTIONS = 2;
/** From the end of one connection to the next: a proxy may close each as soon as something has come. */
const RECONNECT_MS = 500;

/**
 * Follows a batch until it has ended. The service’s events make it quick; what it says when asked is what counts, so
 * that events that are lost, or kept back by a proxy, only make it slower.
 */
export async function waitForEnd(transport: Transport, id: string, options: WaitOptions): Promise<Batch> {
  const { signal, onProgress, pollMs = 2_000 } = options;
  let last = '';
  const report = (batch: Batch): void => {
    const counts = [batch.status, batch.completed, batch.failed, batch.cancelled].join();
    if (counts !== last) onProgress?.(batch);
    last = counts;
  };
  let mute = 0;
  let lastEventId = '';
  for (;;) {
    const batch = await patiently(() => transport.call('getBatch', { params: { id } }, { signal }), pollMs, signal);
    report(batch);
    if (hasEnded(batch)) return batch;
    if (mute >= MUTE_CONNECTIONS) {
      await pause(pollMs, signal);
      continue;
    }
    mute++;
    let saysItEnded = false;
    try {
      for await (const event of followEvents(transport, id, lastEventId, signal)) {
        if (event.id !== lastEventId) mute = 0;
        lastEventId = event.id;
        const told = readBatch(event.data);
        if (!told) continue;
        saysItEnded = hasEnded(told);
        if (saysItEnded) break;
        report(told);
      }
    } catch (error) {
      if (!(error instanceof PictifyError)) throw error;
      if (!(error instanceof PictifyConnectionError)) mute = MUTE_CONNECTIONS;
    }
    if (!saysItEnded) await pause(RECONNECT_MS, signal);
  }
}

export function hasEnded({ status }: Pick<Batch, 'status'>): boolean {
  return status !== 'queued' && status !== 'processing';
}

async function* followEvents(transport: Transport, id: string, lastEventId: string, signal: AbortSignal | undefined) {
  const [method, route] = routes.getBatchEvents;
  const headers = lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId };
  const outgoing = { method, path: addressOf(route, { id }), accept: 'text/event-stream', headers };
  yield* readEvents(await transport.send(outgoing, readStream, { signal, maxRetries: 0 }));
}

function readBatch(data: string): Batch | null {
  try {
    const told = JSON.parse(data) as Partial<Batch> | null;
    return typeof told?.status === 'string' ? (told as Batch) : null;
  } catch {
    return null;
  }
}

/** Asks again while the service is out of reach, which for a wait of hours is no reason to fail. */
async function patiently<T>(ask: () => Promise<T>, pollMs: number, signal: AbortSignal | undefined): Promise<T> {
  const since = Date.now();
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isPassing =
        error instanceof PictifyConnectionError || (error instanceof PictifyError && error.status >= 429);
      if (!isPassing || Date.now() - since > PATIENCE_MS) throw error;
    }
    await pause(pollMs, signal);
  }
}
