import { FetchFailure } from './failure.ts';

interface Waiter {
  grant(): void;
}

interface Host {
  inUse: number;
  waiting: Set<Waiter>;
}

/** At most `perHost` requests to one host at a time; the rest wait their turn, first come first served. */
export interface Slots {
  /** Resolves to the function that gives the slot back. Rejects with `busy` if the deadline passes while waiting. */
  acquire(host: string, signal: AbortSignal): Promise<() => void>;
}

export function createSlots(perHost: number): Slots {
  const hosts = new Map<string, Host>();

  const release = (name: string, host: Host): void => {
    const next = host.waiting.values().next().value;
    if (next !== undefined) {
      host.waiting.delete(next);
      next.grant();
      return;
    }
    host.inUse -= 1;
    if (host.inUse === 0) hosts.delete(name);
  };

  return {
    acquire(name, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      const host = hosts.get(name) ?? { inUse: 0, waiting: new Set<Waiter>() };
      hosts.set(name, host);
      const giveBack = (): void => release(name, host);
      if (host.inUse < perHost) {
        host.inUse += 1;
        return Promise.resolve(giveBack);
      }
      return new Promise((resolve, reject) => {
        const waiter: Waiter = {
          grant() {
            signal.removeEventListener('abort', onAbort);
            resolve(giveBack);
          },
        };
        const onAbort = (): void => {
          host.waiting.delete(waiter);
          reject(whyNotServed(signal.reason, name));
        };
        host.waiting.add(waiter);
        signal.addEventListener('abort', onAbort, { once: true });
      });
    },
  };
}

function whyNotServed(reason: unknown, host: string): unknown {
  if (!(reason instanceof FetchFailure) || reason.code !== 'timeout') return reason;
  return new FetchFailure('busy', `no slot for ${host} before the deadline`);
}
