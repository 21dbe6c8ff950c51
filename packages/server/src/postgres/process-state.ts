import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * What stands behind a process id that a server of the cluster `data` once had:
 * `gone` no process; `zombie` ended but not collected by its parent; `serving` a live server of this very cluster;
 * `other` some unrelated process that got the number since.
 */
export type ProcessState = 'gone' | 'zombie' | 'serving' | 'other';

export function inspectProcess(pid: number, data: string): ProcessState {
  if (!Number.isInteger(pid) || pid <= 0) return 'gone';
  if (process.platform === 'linux') return inspectByProc(pid, data);
  return process.platform === 'win32' ? inspectByTasklist(pid) : inspectByPs(pid, data);
}

function inspectByProc(pid: number, data: string): ProcessState {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.charAt(stat.lastIndexOf(')') + 2);
    if (state === 'Z' || state === 'X') return 'zombie';
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (!/(^|\/)postgres$/.test(args[0] ?? '')) return 'other';
    return args.includes(data) || workingDirectory(pid) === data ? 'serving' : 'other';
  } catch {
    return 'gone';
  }
}

/** A server works inside its data directory, and this link follows the directory when it is moved. */
function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function inspectByPs(pid: number, data: string): ProcessState {
  const line = output('ps', ['-o', 'stat=,command=', '-p', String(pid)]).trim();
  if (!line) return 'gone';
  if (line.startsWith('Z')) return 'zombie';
  return line.includes(`postgres -D ${data} -p `) ? 'serving' : 'other';
}

function inspectByTasklist(pid: number): ProcessState {
  const line = output('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']);
  if (!line.includes(`"${pid}"`)) return 'gone';
  return line.includes('"postgres.exe"') ? 'serving' : 'other';
}

function output(program: string, args: string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
