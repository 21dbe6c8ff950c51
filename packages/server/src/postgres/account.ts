import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PostgresError } from './postgres-error.ts';

/** A system account to run PostgreSQL as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root. As root: the owner of an existing database, else `postgres`, else `nobody`.
 * As anyone else: null, run as oneself; but a database that belongs to another account is refused.
 */
export async function chooseAccount(existingData: string): Promise<Account | null> {
  const self = process.getuid?.();
  if (self === undefined) return null;
  const owner = await stat(existingData).catch(() => null);
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new PostgresError(
        'not-permitted',
        `The database in ${existingData} belongs to user id ${owner.uid} and this process runs as user id ${self}; ` +
          'start it as that user or as root.',
      );
    }
    return null;
  }
  const accounts = await readAccounts();
  if (owner && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? String(owner.uid);
    return { uid: owner.uid, gid: owner.gid, name };
  }
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (account) return account;
  }
  throw new PostgresError(
    'not-permitted',
    'PostgreSQL refuses to run as root and this system has neither a user "postgres" nor "nobody"; ' +
      'start Pictify as an ordinary user, or set DATABASE_URL to a PostgreSQL.',
  );
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** What `spawn` needs to run a program as `account`. The working directory is one that every account can enter. */
export function spawnAs(account: Account | null): { uid?: number; gid?: number; cwd: string } {
  return account ? { uid: account.uid, gid: account.gid, cwd: '/' } : { cwd: process.platform === 'win32' ? '.' : '/' };
}

/** Whether `account`, which has no supplementary groups, can enter directory `path` and all above it (mode bits only). */
export async function canEnter(path: string, account: Account): Promise<boolean> {
  let dir = await realpath(path);
  for (;;) {
    const { uid, gid, mode } = await stat(dir);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (!((mode >> shift) & 1)) return false;
    const parent = dirname(dir);
    if (parent === dir) return true;
    dir = parent;
  }
}
