import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../blobs/system-code.ts';
import { type Account, canEnter } from './account.ts';
import { writeDurably } from './durable-file.ts';
import { PostgresError } from './postgres-error.ts';

/** Where the shelter goes when the data directory cannot be entered by the account PostgreSQL runs as. */
export const SHELTER_DIR = '/var/lib/pictify';

/** The paths of one embedded database. Everything but `data` belongs to us; `data` belongs to PostgreSQL's account. */
export interface PostgresHome {
  readonly dir: string;
  readonly password: string;
  /** Written once initdb has finished; outside `data`, so it tells a vanished database from a new one. */
  readonly marker: string;
  /** Holds `data` and the copied binary: `dir`, or the shelter. */
  readonly place: string;
  readonly data: string;
}

/** Makes `<dataDir>/postgres`. Its files are private by their own modes; PostgreSQL's account only passes through. */
export async function makeHomeDir(dataDir: string): Promise<string> {
  const dir = join(dataDir, 'postgres');
  try {
    await mkdir(dir, { recursive: true, mode: 0o755 });
    return await realpath(dir);
  } catch (error) {
    throw new PostgresError('not-permitted', `The data directory ${dataDir} cannot be created (${systemCode(error)}).`);
  }
}

/** Where the database lies as far as it has been decided: a noted shelter, else the data directory. */
export async function currentPlace(dir: string): Promise<string> {
  try {
    return (await readFile(join(dir, 'location'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return dir;
    throw error;
  }
}

/**
 * Chooses where the database lies: in the data directory where `account` can enter it, else in a shelter that every
 * account can enter (a data directory below `/root`, mode 0700, used by root). The choice is written down in the data
 * directory: a later change of permissions never makes a second, empty database appear, and a data directory that was
 * deleted begins anew.
 */
export async function choosePlace(dir: string, account: Account | null, shelterDir = SHELTER_DIR): Promise<string> {
  const current = await currentPlace(dir);
  if (current !== dir || !account || existsSync(join(dir, 'data'))) return current;
  await chmod(dir, 0o711);
  if (await canEnter(dir, account)) return dir;

  let place: string;
  try {
    await mkdir(shelterDir, { recursive: true, mode: 0o755 });
    if (!(await canEnter(shelterDir, account))) throw new Error('The shelter cannot be entered either.');
    place = await mkdtemp(join(shelterDir, 'database-'));
    await chmod(place, 0o711);
  } catch (error) {
    throw new PostgresError(
      'not-reachable',
      `PostgreSQL refuses to run as root, and user ${account.name} can enter neither ${dir} nor ${shelterDir}; ` +
        'set PICTIFY_DATA_DIR to a directory every user may enter, or DATABASE_URL to a PostgreSQL.',
      { cause: error },
    );
  }
  await writeDurably(join(dir, 'location'), `${place}\n`, 0o644);
  return place;
}

export function homePaths(dir: string, place: string): PostgresHome {
  return {
    dir,
    place,
    password: join(dir, 'password'),
    marker: join(dir, 'initialised'),
    data: join(place, 'data'),
  };
}
