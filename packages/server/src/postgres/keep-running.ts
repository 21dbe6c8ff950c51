import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from './server-process.ts';

export interface KeepRunningOptions {
  /** Starts the server again, at the same address. */
  readonly relaunch: () => Promise<ServerProcess>;
  readonly log: { warn(message: string): void };
  /** Called once when the attempts are used up. */
  readonly onLost?: (error: Error) => void;
  /** Waits before the attempts that may follow one another. */
  readonly delaysMs?: readonly number[];
}

const DELAYS_MS = [0, 200, 1_000, 3_000, 10_000];
/** A server that ran this long was well; the count of attempts begins anew. */
const HEALTHY_MS = 60_000;

/**
 * Starts a server again that ends by itself, and ends it with this process.
 *
 * States: running → (it ends) starting → running, or lost when the attempts are used up; any → (stop) stopped.
 */
export function keepRunning(first: ServerProcess, options: KeepRunningOptions): { pid: number; stop(): Promise<void> } {
  const { relaunch, log, onLost, delaysMs = DELAYS_MS } = options;
  const halt = new AbortController();
  let server = first;
  let stopped: Promise<void> | null = null;
  const onExit = () => server.signal('SIGINT');
  process.once('exit', onExit);

  const startAgain = async (attempt: number): Promise<number> => {
    for (let next = attempt; ; next++) {
      const delayMs = delaysMs[next];
      if (delayMs === undefined) throw new Error('The embedded PostgreSQL keeps ending and was given up.');
      await sleep(delayMs, undefined, { signal: halt.signal });
      try {
        server = await relaunch();
        return next + 1;
      } catch (error) {
        log.warn(error instanceof Error ? error.message : String(error));
      }
    }
  };
  const watch = async (): Promise<void> => {
    for (let attempt = 0; !halt.signal.aborted; ) {
      const startedAt = performance.now();
      await server.ended;
      if (halt.signal.aborted) return;
      log.warn('The embedded PostgreSQL ended by itself; starting it again.');
      attempt = await startAgain(performance.now() - startedAt > HEALTHY_MS ? 0 : attempt);
    }
    await server.stop();
  };
  const watching = watch().catch((error: unknown) => {
    if (!halt.signal.aborted) onLost?.(error instanceof Error ? error : new Error(String(error)));
  });

  const stop = async (): Promise<void> => {
    halt.abort();
    await server.stop();
    await watching;
    process.off('exit', onExit);
  };
  return {
    get pid() {
      return server.pid;
    },
    stop: () => (stopped ??= stop()),
  };
}
