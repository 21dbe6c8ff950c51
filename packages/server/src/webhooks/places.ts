import type { Busy, WebhookMessage } from '../store/webhook-messages.ts';

type Placed = Pick<WebhookMessage, 'webhookId' | 'url' | 'host'>;

interface Lane {
  name: string;
  host: string;
}

const most = 32;
const mostPerHost = 8;
const mostPerLane = 4;
const slowMs = 5000;
const slowLanesKept = 1000;

/**
 * Who may be sent to now. A lane is an endpoint, or the URL of a call. At most 32 attempts are under way, 8 to a host and
 * 4 in a lane. A lane whose last attempt took longer than 5 s has one at a time, and such lanes together at most half of
 * all places and half of a host's: however many dead receivers have however much waiting, those that answer have places
 * of their own.
 */
export class Places {
  readonly #running = new Map<object, Lane>();
  /** Slow lanes with their hosts, the latest last. */
  readonly #slow = new Map<string, string>();

  get hasRoom(): boolean {
    return this.#running.size < most;
  }

  busy(): Busy {
    const running = [...this.#running.values()];
    const slow = running.filter(({ name }) => this.#slow.has(name));
    const perLane = counted(running.map(({ name }) => name));
    const perHost = counted(running.map(({ host }) => host));
    const slowPerHost = counted(slow.map(({ host }) => host));
    const lanes = new Set(
      [...perLane].filter(([name, count]) => count >= (this.#slow.has(name) ? 1 : mostPerLane)).map(([name]) => name),
    );
    for (const [name, host] of this.#slow) {
      if (slow.length >= most / 2 || (slowPerHost.get(host) ?? 0) >= mostPerHost / 2) lanes.add(name);
    }
    const hosts = [...perHost].filter(([, count]) => count >= mostPerHost).map(([host]) => host);
    return { lanes: [...lanes], hosts };
  }

  take(message: Placed): void {
    this.#running.set(message, laneOf(message));
  }

  give(message: Placed, durationMs: number): void {
    this.#running.delete(message);
    const { name, host } = laneOf(message);
    this.#slow.delete(name);
    if (durationMs <= slowMs) return;
    this.#slow.set(name, host);
    const [oldest] = this.#slow.keys();
    if (this.#slow.size > slowLanesKept) this.#slow.delete(oldest!);
  }
}

function laneOf({ webhookId, url, host }: Placed): Lane {
  return { name: webhookId ?? url, host };
}

function counted(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
