import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { systemCode } from '../blobs/system-code.ts';
import { writeDurably } from './durable-file.ts';
import { PostgresError } from './postgres-error.ts';

/** The password of the embedded database: made once, 192 bits, URL-safe, in a file only we can read. */
export async function readOrMakePassword(path: string, databaseExists: boolean): Promise<string> {
  try {
    const password = (await readFile(path, 'utf8')).trim();
    if (password) return password;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') {
      throw new PostgresError(
        'not-permitted',
        `The database password in ${path} cannot be read (${systemCode(error)}).`,
      );
    }
  }
  if (databaseExists) {
    throw new PostgresError(
      'password-missing',
      `A database exists but its password file ${path} is gone; put that file back from a backup.`,
    );
  }
  const password = randomBytes(24).toString('base64url');
  await writeDurably(path, `${password}\n`, 0o600);
  return password;
}
