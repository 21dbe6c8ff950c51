import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

/**
 * The root secret, from which every other is derived: `PICTIFY_SECRET`, else the file `secret` of the data directory
 * (0600), made at the first start. Losing it makes all API keys and signed links void.
 */
export async function rootSecret(given: string | undefined, dataDir: string): Promise<string> {
  if (given !== undefined) return given;
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'secret');
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await chmod(path, 0o600);
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new StartError(`${path} is damaged: restore it from a backup, or set PICTIFY_SECRET.`);
  return secret;
}
