import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceContext } from '../service-context.ts';
import { leaseDueMessage, releaseLeases, type WebhookMessage } from '../store/webhook-messages.ts';
import { deliver } from './deliver.ts';
import { Places } from './places.ts';
import { retryDelaysMs } from './schedule.ts';

const pollMs = 1000;
/** A message taken by a sender that died is seen again after this. Longer than any attempt takes. */
export const leaseMs = 60_000;
const drainMs = 3000;

export interface Sender {
  wake(): void;
  /** Waits a moment for the attempts under way; what is cut off after it is made again at the next start. */
  stop(): Promise<void>;
}

/** Delivers the outbox: takes what is due, as far as there are places, and looks again when something may have changed. */
export function startSender(context: ServiceContext, delaysMs: readonly number[] = retryDelaysMs): Sender {
  const places = new Places();
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let looking = false;
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Number.POSITIVE_INFINITY;

  const lookIn = (waitMs: number): void => {
    const at = performance.now() + waitMs;
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
    places.take(message);
    const delivery = deliver(context, message, delaysMs)
      .catch((error) => {
        context.log.error({ error, deliveryId: message.id }, 'webhook attempt could not be made');
        return null;
      })
      .then((made) => {
        underWay.delete(delivery);
        places.give(message, made?.durationMs ?? 0);
        if (made?.delayMs != null) lookIn(Math.min(made.delayMs, pollMs));
        void look();
      });
    underWay.add(delivery);
  };
  const look = async (): Promise<void> => {
    again = true;
    if (looking) return;
    looking = true;
    try {
      while (again && !stopping) {
        again = false;
        while (places.hasRoom && !stopping) {
          const message = await leaseDueMessage(context.db, leaseMs, places.busy());
          if (!message) break;
          start(message);
        }
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
  await releaseLeases(context.db);
}
