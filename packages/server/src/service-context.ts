import type { Fetcher } from '@pictify/fetcher';
import type { Kysely } from 'kysely';
import type { PgBoss } from 'pg-boss';
import type { BlobStore } from './blobs/blob-store.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Schema } from './store/schema.ts';
import type { WorkerPool } from './workers/worker-pool.ts';

/** What the parts of the running service share; made once in `service.ts`. */
export interface ServiceContext {
  config: Config;
  /** How the outside reaches us, without a trailing slash. */
  publicUrl: string;
  log: Log;
  rootSecret: string;
  db: Kysely<Schema>;
  boss: PgBoss;
  blobs: BlobStore;
  blobsDir: string;
  assetsDir: string;
  pool: WorkerPool;
  fetcher: Fetcher;
  /** Told when something new waits, so that nobody has to poll for it. */
  wake: { chunks(): void; webhooks(): void };
}
