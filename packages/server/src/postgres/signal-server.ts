import { execFileSync } from 'node:child_process';

/** PostgreSQL's shutdown modes: SIGINT is fast (roll back, checkpoint, exit), SIGQUIT immediate (recovery at next start). */
export type ShutdownSignal = 'SIGINT' | 'SIGQUIT' | 'SIGKILL';

/** Signals a server; false where it is gone already. Windows has no signals: pg_ctl speaks to the server's own pipe. */
export function signalServer(pid: number, signal: ShutdownSignal, pgCtl: string): boolean {
  try {
    if (process.platform === 'win32') execFileSync(pgCtl, ['kill', signal.slice(3), String(pid)], { stdio: 'ignore' });
    else process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
