import type { Fetcher } from '@pictify/fetcher';
import type { Kysely } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { BatchProgress } from './batch/batch-progress.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Access } from './security/access.ts';
import type { Schema } from './store/schema.ts';
import type { RenderFailures } from './webhooks/render-failures.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What the parts of the running service share; made once in `service.ts`. */
export interface ServiceContext {
  config: Config;
  /** How the outside reaches us, without a trailing slash. */
  publicUrl: string;
  log: Log;
  metrics: Metrics;
  rootSecret: string;
  access: Access;
  db: Kysely<Schema>;
  boss: PgBoss;
  blobs: BlobStore;
  blobsDir: string;
  assetsDir: string;
  pool: WorkerPool;
  progress: BatchProgress;
  fetcher: Fetcher;
  renderFailures: RenderFailures;
  /** Told when something new waits, so that nobody has to poll for it. */
  wake: { chunks(): void; webhooks(): void };
}
