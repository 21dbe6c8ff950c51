import { join } from 'node:path';
import { chooseAccount } from './account.ts';
import { takeAppLock } from './app-lock.ts';
import { findNativePackage, prepareBinaries } from './binaries.ts';
import { hasCluster, prepareCluster, SUPERUSER } from './cluster.ts';
import { findFreePort } from './free-port.ts';
import { keepRunning } from './keep-running.ts';
import { readOrMakePassword } from './password.ts';
import { choosePlace, currentPlace, homePaths, makeHomeDir } from './postgres-home.ts';
import { clearPreviousServer } from './previous-server.ts';
import { launchServer, type ServerSpec } from './server-process.ts';

/** The part of a logger this needs; pino fits. */
export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface StartPostgresOptions {
  /** Pictify's data directory; everything of the database goes below `<dataDir>/postgres`. */
  readonly dataDir: string;
  readonly log: PostgresLog;
  /** Called with a short phrase before each step that may take more than a moment. */
  readonly onProgress?: (message: string) => void;
  /** Called once when the server died and could not be brought back; nothing will work from then on. */
  readonly onLost?: (error: Error) => void;
  /** Where to put the database when root's data directory cannot be entered by others; default `/var/lib/pictify`. */
  readonly shelterDir?: string;
}

export interface RunningPostgres {
  /** `postgres://…@127.0.0.1:port/postgres` with the generated password; stays valid over a restart of the server. */
  readonly url: string;
  /** Process id of the server now running. */
  readonly pid: number;
  /** Shuts the server down and gives up the data directory. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on loopback, a random port and a generated password, and keeps it running: a server
 * that dies is started again on the same port. Throws `PostgresError` with a sentence for the operator.
 *
 * Order matters: lock (so nothing below races a second start) → account → place → binary → orphan of a killed parent
 * → cluster → server.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres> {
  const { log } = options;
  const onProgress = options.onProgress ?? (() => undefined);
  const dir = await makeHomeDir(options.dataDir);
  const lock = await takeAppLock(join(dir, 'lock'));
  try {
    const account = await chooseAccount(join(await currentPlace(dir), 'data'));
    const place = await choosePlace(dir, account, options.shelterDir);
    if (place !== dir) log.warn(`The database lies in ${place}: the account it runs as cannot enter ${dir}.`);
    const home = homePaths(dir, place);
    const binaries = await prepareBinaries(await findNativePackage(), place, account, onProgress);
    if (await clearPreviousServer(home.data, binaries.pgCtl))
      log.warn('Stopped the PostgreSQL of a start that was killed.');
    const password = await readOrMakePassword(home.password, hasCluster(home.data));
    await prepareCluster(home, binaries, account, password, onProgress);

    onProgress('starting database…');
    const spec: ServerSpec = { binaries, account, data: home.data, onLine: (line) => forwardLine(line, log) };
    const server = await launchServer(spec, findFreePort);
    const running = keepRunning(server, {
      relaunch: async () => {
        await clearPreviousServer(home.data, binaries.pgCtl);
        return launchServer(spec, async () => server.port);
      },
      log,
      ...(options.onLost ? { onLost: options.onLost } : {}),
    });
    return {
      url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
      get pid() {
        return running.pid;
      },
      stop: () => running.stop().finally(() => lock.release()),
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Passes on what an operator should see; being told to end, or not to be ready yet, is in the course of things. */
function forwardLine(line: string, log: PostgresLog): void {
  const isOrdinary = /terminating (connection|background)|the database system is (starting up|shutting down)/.test(
    line,
  );
  if (/(WARNING|FATAL|PANIC): /.test(line) && !isOrdinary) log.warn(`postgres: ${line}`);
}
