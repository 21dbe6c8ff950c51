import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { reserveBytes } from './batch/require-room.ts';
import { freeBytes } from './blobs/free-bytes.ts';
import type { ServiceContext } from './service-context.ts';

const patienceMs = 2000;

/** To write is to wait for the disk, and whoever asks needs no key: what was found is told for so long. */
const storageMs = 1000;

interface Readiness {
  database: string;
  workers: string;
  storage: string;
}

/**
 * Makes the check of what the service needs to do its work, each as `ok` or as what is wrong with it, within about two
 * seconds.
 */
export function createReadiness(
  context: Pick<ServiceContext, 'db' | 'pool' | 'blobs' | 'blobsDir'>,
): () => Promise<Readiness> {
  const { db, pool, blobs, blobsDir } = context;
  const database = async (): Promise<undefined> => {
    await sql`select 1`.execute(db);
  };
  const storage = async (): Promise<string | undefined> => {
    const free = await freeBytes(blobsDir);
    if (free < reserveBytes) return `full: ${free} bytes are left, ${reserveBytes} are needed`;
    await blobs.put(probeKey, Buffer.from('ready'));
    await blobs.delete(probeKey);
    return undefined;
  };
  let triedAt = Number.NEGATIVE_INFINITY;
  let tried: Promise<string>;
  const triedStorage = (): Promise<string> => {
    const now = performance.now();
    if (now - triedAt < storageMs) return tried;
    triedAt = now;
    tried = inTime(storage);
    return tried;
  };
  return async () => ({
    database: await inTime(database),
    workers: pool.isReady ? 'ok' : 'none is ready',
    storage: await triedStorage(),
  });
}

const probeKey = `probe/${process.pid}`;

/** An error's own words may hold addresses and paths, which are nobody's business who has no key. */
async function inTime(check: () => Promise<string | undefined>): Promise<string> {
  const late = sleep(patienceMs, 'does not answer', { ref: false });
  return Promise.race([
    check().then(
      (wrong) => wrong ?? 'ok',
      () => 'does not work',
    ),
    late,
  ]);
}
