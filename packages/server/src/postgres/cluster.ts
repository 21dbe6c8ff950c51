import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { syncDirectory } from '../blobs/sync-directory.ts';
import { systemCode } from '../blobs/system-code.ts';
import { type Account, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { writeDurably } from './durable-file.ts';
import { PostgresError } from './postgres-error.ts';
import type { PostgresHome } from './postgres-home.ts';
import { SERVER_ENV } from './settings.ts';

const run = promisify(execFile);
export const SUPERUSER = 'pictify';
const STAGING = 'initialising-';

/** Whether `data` holds a database cluster. */
export function hasCluster(data: string): boolean {
  return existsSync(join(data, 'PG_VERSION'));
}

/**
 * Makes sure `home.data` is a complete cluster of our major version.
 *
 * initdb works in a staging directory that is renamed to `data` when it is complete, so `data` is never half made and
 * nothing named `data` is ever wiped: a staging directory left by a crash is the only thing deleted, and no server has
 * run in one. A `data` that vanished after its marker was written is refused, not replaced by an empty database.
 */
export async function prepareCluster(
  home: PostgresHome,
  binaries: Binaries,
  account: Account | null,
  password: string,
  onProgress: (message: string) => void,
): Promise<void> {
  if (hasCluster(home.data)) {
    const major = (await readFile(join(home.data, 'PG_VERSION'), 'utf8')).trim();
    if (major !== String(binaries.major)) throw otherVersion(home.data, major, binaries.major);
  } else {
    await refuseToReplace(home);
    onProgress('initialising database…');
    await initialise(home, binaries, account, password);
  }
  if (!existsSync(home.marker)) await writeDurably(home.marker, `PostgreSQL ${binaries.major}\n`, 0o644);
}

async function refuseToReplace({ data, marker }: PostgresHome): Promise<void> {
  if (existsSync(marker)) {
    throw new PostgresError(
      'database-missing',
      `A database was made in ${data} but is not there; restore it, or delete ${marker} to begin with an empty one.`,
    );
  }
  const names = await readdir(data).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (names?.length) {
    throw new PostgresError(
      'not-a-database',
      `${data} holds files but no database; move it away, or set PICTIFY_DATA_DIR to another directory.`,
    );
  }
  if (names) await rmdir(data);
}

async function initialise(
  { data, place }: PostgresHome,
  { initdb }: Binaries,
  account: Account | null,
  password: string,
): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(STAGING)) continue;
    await rm(join(place, name), { recursive: true, force: true, maxRetries: 5 });
  }
  // A new name each time: the initdb of a killed parent may still be writing under the old one.
  const staging = await mkdtemp(join(place, STAGING));
  const passwordFile = `${staging}.password`;
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (account) {
    await chown(staging, account.uid, account.gid);
    await chown(passwordFile, account.uid, account.gid);
  }
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  try {
    await run(initdb, ['-D', staging, '-U', SUPERUSER, `--pwfile=${passwordFile}`, ...flags], {
      ...spawnAs(account),
      env: SERVER_ENV,
    });
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new PostgresError('initialise-failed', `The database could not be initialised in ${data}: ${reason}`, {
      cause: error,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(staging, data);
  await syncDirectory(place);
}

function otherVersion(data: string, found: string, ours: number): PostgresError {
  return new PostgresError(
    'other-version',
    `The database in ${data} was made by PostgreSQL ${found} and this release brings PostgreSQL ${ours}; ` +
      `dump it with the old release and load it here, or set DATABASE_URL to a PostgreSQL ${found} that serves it.`,
  );
}
