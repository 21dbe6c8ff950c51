import { collectDefaultMetrics, Registry } from 'prom-client';
import { freeBytes } from '../blobs/free-bytes.ts';
import type { ServiceContext } from '../service-context.ts';
import { countOpenChunks } from '../store/batches.ts';

/** Memory, processor time, event loop: those of the process, whichever services run in it. */
let ofProcess: Registry | undefined;

/** Everything there is to tell, in the text format of Prometheus. What cannot be found out is NaN, not an error. */
export async function scrape(context: ServiceContext): Promise<{ contentType: string; text: string }> {
  const { metrics, pool, db, blobsDir } = context;
  metrics.workers.set(pool.readyCount);
  metrics.workerRestarts.set(pool.restarts);
  metrics.waitingRenders.set(pool.waitingCount);
  metrics.openChunks.set(await countOpenChunks(db).catch(() => Number.NaN));
  metrics.freeBytes.set(await freeBytes(blobsDir).catch(() => Number.NaN));
  if (!ofProcess) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  const all = Registry.merge([metrics.registry, ofProcess]);
  return { contentType: all.contentType, text: await all.metrics() };
}
