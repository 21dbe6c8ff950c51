import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresError } from './postgres-error.ts';
import { inspectProcess } from './process-state.ts';
import { type ShutdownSignal, signalServer } from './signal-server.ts';

const PATIENCE: readonly (readonly [ShutdownSignal, number])[] = [
  ['SIGINT', 30_000],
  ['SIGQUIT', 10_000],
];

/**
 * Clears what an earlier start left in the cluster. The caller holds the app lock, so a live server of this cluster is
 * an orphan of a killed parent: it is shut down and waited for. The pid file of a zombie or of an unrelated process is
 * removed, since PostgreSQL would take either for a running server. That of a process that is gone is left to
 * PostgreSQL, which uses it to make sure that no backend of the old server is still writing.
 *
 * Returns whether an orphan was stopped.
 */
export async function clearPreviousServer(data: string, pgCtl: string): Promise<boolean> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const pid = Math.abs(Number.parseInt(await readFile(pidFile, 'utf8'), 10));
  const wasServing = inspectProcess(pid, data) === 'serving';
  if (wasServing) await stopOrphan(pid, data, pgCtl);
  if (!(pid > 0) || inspectProcess(pid, data) !== 'gone') await rm(pidFile, { force: true });
  return wasServing;
}

async function stopOrphan(pid: number, data: string, pgCtl: string): Promise<void> {
  for (const [signal, patienceMs] of PATIENCE) {
    signalServer(pid, signal, pgCtl);
    const giveUpAt = performance.now() + patienceMs;
    while (performance.now() < giveUpAt) {
      if (inspectProcess(pid, data) !== 'serving') return;
      await sleep(20);
    }
  }
  throw new PostgresError(
    'previous-server-busy',
    `A PostgreSQL left by an earlier start (process ${pid}) does not stop; end it, then start again.`,
  );
}
