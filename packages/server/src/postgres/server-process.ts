import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { PostgresError } from './postgres-error.ts';
import { SERVER_ENV, SERVER_SETTINGS } from './settings.ts';
import { type ShutdownSignal, signalServer } from './signal-server.ts';

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, with its last log lines. */
  readonly ended: Promise<string>;
  /** Signals the server unless it has ended. */
  signal(name: ShutdownSignal): void;
  /** Fast shutdown; immediate after 20 s, killed after 10 s more. Returns when the process has ended. */
  stop(): Promise<void>;
}

const PATIENCE: readonly (readonly [ShutdownSignal, number])[] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 10_000],
  ['SIGKILL', 10_000],
];
const LAST_LINES = 30;
const READY = 'ready';

export interface ServerSpec {
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly data: string;
  readonly onLine: (line: string) => void;
}

/** Backends of a killed server need a moment to notice; until then a new server refuses to start. */
const BUSY = /pre-existing shared memory block|is still in use/;
const BUSY_PATIENCE_MS = 15_000;
const PORT_TAKEN = /could not bind|Address already in use|could not create any TCP\/IP sockets/;

/** Starts the server and waits until it accepts connections, however long recovery takes. */
export async function launchServer(spec: ServerSpec, choosePort: () => Promise<number>): Promise<ServerProcess> {
  const giveUpAt = performance.now() + BUSY_PATIENCE_MS;
  for (let attempt = 1; ; attempt++) {
    const outcome = await launchOnce(spec, await choosePort());
    if (typeof outcome !== 'string') return outcome;
    const mayRetry = PORT_TAKEN.test(outcome) ? attempt < 5 : BUSY.test(outcome) && performance.now() < giveUpAt;
    if (!mayRetry) {
      const reason = /FATAL: {2}(.*)/.exec(outcome)?.[1] ?? (outcome || 'it ended without a word');
      throw new PostgresError(
        'start-failed',
        `PostgreSQL could not be started in ${spec.data}: ${reason}. Nothing was deleted.`,
        { cause: new Error(outcome) },
      );
    }
    await sleep(200);
  }
}

/**
 * The process is `detached`, in a session of its own: a Ctrl-C in the terminal must reach only the application, which
 * still needs its database to drain.
 */
function launchOnce(spec: ServerSpec, port: number): Promise<ServerProcess | string> {
  const { binaries, account, data } = spec;
  const options = Object.entries(SERVER_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...options], {
    ...spawnAs(account),
    env: SERVER_ENV,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    if (lines.length > LAST_LINES) lines.shift();
    spec.onLine(line);
    if (line.includes('ready to accept connections')) child.emit(READY);
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // Backends of a killed server may keep the pipe open, so its end is waited for only briefly.
    child.once('exit', () => {
      const report = () => resolve(lines.join('\n'));
      child.once('close', report);
      setTimeout(report, 500).unref();
    });
  });
  const ready = new Promise<ServerProcess>((resolve) => {
    child.once(READY, () => resolve(serverProcess(child, port, ended, binaries.pgCtl)));
  });
  return Promise.race([ready, ended]);
}

function serverProcess(child: ChildProcess, port: number, ended: Promise<string>, pgCtl: string): ServerProcess {
  const pid = child.pid ?? 0;
  // Only while it is uncollected does the number still stand for this process and no other.
  const signal = (name: ShutdownSignal) => {
    if (child.exitCode === null && child.signalCode === null) signalServer(pid, name, pgCtl);
  };
  const stop = async () => {
    for (const [name, patienceMs] of PATIENCE) {
      signal(name);
      const late = new AbortController();
      const outcome = await Promise.race([
        ended,
        sleep(patienceMs, null, { signal: late.signal, ref: false }).catch(() => null),
      ]);
      late.abort();
      if (outcome !== null) return;
    }
  };
  return { pid, port, ended, signal, stop };
}
