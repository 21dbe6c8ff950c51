import { freeBytes } from '../blobs/free-bytes.ts';
import { storageFull } from './batch-errors.ts';

/** Below this much free room no batch is taken in: the database needs it to stay alive. */
export const reserveBytes = 256 * 1024 ** 2;

export async function requireRoom(dir: string): Promise<void> {
  const free = await freeBytes(dir);
  if (free < reserveBytes) throw storageFull(free);
}
