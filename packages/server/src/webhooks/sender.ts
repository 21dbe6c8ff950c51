import { setTimeout as sleep } from 'node:timers/promises';
import { FetchFailure } from '@pictify/fetcher';
import type { ServiceContext } from '../service-context.ts';
import {
  type AfterAttempt,
  leaseDueMessages,
  recordAttempt,
  releaseLeases,
  type WebhookMessage,
} from '../store/webhook-messages.ts';
import { batchEvent } from './batch-event.ts';
import { retryDelay, retryDelaysMs } from './schedule.ts';
import { signatureHeaders, webhookSecret } from './signature.ts';

const pollMs = 1000;
const timeoutMs = 15_000;
/** A message taken by a sender that died is seen again after this. */
export const leaseMs = 60_000;
const atOnce = 4;
const drainMs = 3000;

export interface Sender {
  wake(): void;
  /** Waits a moment for the attempts under way; what is cut off after it is made again at the next start. */
  stop(): Promise<void>;
}

/**
 * Delivers the outbox. A message is `pending` until an attempt is answered 2xx (`delivered`), 410 (`gone`: never again),
 * or the schedule is used up (`failed`); its id is the same in every attempt.
 */
export function startSender(context: ServiceContext, delaysMs: readonly number[] = retryDelaysMs): Sender {
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let looking = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const lookIn = (waitMs: number): void => {
    const at = Date.now() + waitMs;
    if (stopping || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      void look();
    }, waitMs);
  };
  /** Each message on its own: one that hangs or fails holds up no other. */
  const start = (message: WebhookMessage): void => {
    const delivery = deliver(context, message, delaysMs)
      .catch((error) => {
        context.log.error({ error, webhookId: message.id }, 'webhook attempt could not be made');
        return pollMs;
      })
      .then((delay) => {
        underWay.delete(delivery);
        lookIn(Math.min(delay ?? 0, pollMs));
      });
    underWay.add(delivery);
  };
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && !stopping && underWay.size < atOnce) {
        again = false;
        for (const message of await leaseDueMessages(context.db, atOnce - underWay.size, leaseMs)) start(message);
      }
    } catch (error) {
      context.log.error({ error }, 'webhooks could not be looked for');
    } finally {
      looking = false;
      lookIn(pollMs);
    }
  };
  void look();
  return {
    wake: () => void look(),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await Promise.race([Promise.all(underWay), sleep(drainMs, undefined, { ref: false })]);
    },
  };
}

/** At the start of a single process: attempts that a crash cut off are made again at once. */
export async function resumeDeliveries(context: ServiceContext): Promise<void> {
  await releaseLeases(context.db, leaseMs);
}

/** Makes one attempt; returns the wait before the next, if there is to be one. */
async function deliver(
  context: ServiceContext,
  message: WebhookMessage,
  delaysMs: readonly number[],
): Promise<number | null> {
  const attempt = message.attempts + 1;
  const startedAt = Date.now();
  const outcome = await send(context, message);
  if (outcome === 'cut off') return null;
  const delay = retryDelay(delaysMs, attempt);
  const after = afterAttempt(outcome.status, delay);
  const durationMs = Date.now() - startedAt;
  await recordAttempt(context.db, { messageId: message.id, attempt, durationMs, ...outcome }, after);
  const line = { webhookId: message.id, batchId: message.batchId, attempt, ...outcome, state: after.state };
  context.log[after.state === 'delivered' ? 'info' : 'warn'](line, 'webhook attempt');
  return after.state === 'pending' ? delay : null;
}

/** `cut off`: the service stopped in the middle of it, which is no attempt at all. */
async function send(
  context: ServiceContext,
  message: WebhookMessage,
): Promise<{ status: number | null; error: string | null } | 'cut off'> {
  const event = await batchEvent(context, message);
  if (!event) return { status: 410, error: 'the batch was deleted' };
  const body = JSON.stringify(event);
  const secret = webhookSecret(context.rootSecret, message.workspaceId);
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    const { status } = await context.fetcher.fetch({
      url: message.url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureHeaders(secret, message.id, timestamp, body) },
      body,
      timeoutMs,
      headersTimeoutMs: timeoutMs,
      maxRedirects: 0,
      // The status is the whole answer: a 2xx with a long or slow body is no reason to send again.
      readBody: false,
    });
    return { status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
  } catch (error) {
    if (error instanceof FetchFailure && error.code === 'aborted') return 'cut off';
    // Only what we measured ourselves goes into the log: never what the receiver sent.
    return { status: null, error: error instanceof FetchFailure ? `${error.code}: ${error.detail}` : String(error) };
  }
}

function afterAttempt(status: number | null, delay: number | null): AfterAttempt {
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === 410) return { state: 'gone' };
  return delay === null ? { state: 'failed' } : { state: 'pending', nextAttemptAt: new Date(Date.now() + delay) };
}
