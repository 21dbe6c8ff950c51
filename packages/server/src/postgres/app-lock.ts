import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { PostgresError } from './postgres-error.ts';

export interface AppLock {
  release(): void;
}

/**
 * Takes the lock of a data directory against a second start, or throws `already-running` naming the holder.
 *
 * The lock is SQLite's exclusive file lock on an otherwise empty file: the operating system drops it with the process,
 * so one left by `kill -9` is free at once and two starts can never both take it, which a file holding a process id
 * cannot promise. It also holds between containers that share a volume. Nothing is ever stored in that file; who holds
 * the lock stands beside it, only to be shown.
 */
export async function takeAppLock(path: string): Promise<AppLock> {
  const note = `${path}.holder`;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('PRAGMA journal_mode=OFF; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (!isBusy(error))
      throw new PostgresError('not-permitted', `The lock file ${path} cannot be used.`, { cause: error });
    const holder = await readFile(note, 'utf8').catch(() => 'another process');
    throw new PostgresError(
      'already-running',
      `This data directory is in use by ${holder}; stop that one, or set PICTIFY_DATA_DIR to another directory.`,
    );
  }
  await writeFile(note, `process ${process.pid} on ${hostname()}, started at ${new Date().toISOString()}`);
  const lock = database;
  let held = true;
  return {
    release() {
      if (held) lock.close();
      held = false;
    },
  };
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
