import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode, unlessMissing } from '../blobs/system-code.ts';
import { writeDurably } from '../postgres/durable-file.ts';
import { StartError } from '../start-error.ts';

/**
 * The root secret, from which every other is derived: `PICTIFY_SECRET`, else the file `secret` of the data directory
 * (0600), made at the first start. Losing it makes all API keys and signed links void.
 */
export async function rootSecret(given: string | undefined, dataDir: string): Promise<string> {
  if (given !== undefined) return given;
  const path = join(dataDir, 'secret');
  if ((await unlessMissing(chmod(path, 0o600))) === null) await makeSecret(path);
  const secret = (await readFile(path, 'utf8')).trim();
  if (secret.length < 32) throw new StartError(`${path} is damaged: restore it from a backup, or set PICTIFY_SECRET.`);
  return secret;
}

/** Written whole under another name first: a start that is cut off here must not leave half a secret. */
async function makeSecret(path: string): Promise<void> {
  const fresh = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await writeDurably(fresh, `${randomBytes(32).toString('base64url')}\n`, 0o600);
    await link(fresh, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(fresh, { force: true });
  }
}
