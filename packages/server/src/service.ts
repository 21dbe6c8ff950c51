import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFetcher } from '@pictify/fetcher';
import { ActiveBatches } from './batch/active-batches.ts';
import { BatchProgress } from './batch/batch-progress.ts';
import { BatchWatches } from './batch/batch-watches.ts';
import { startConsumer } from './batch/consumer.ts';
import { startSweeper, sweep } from './batch/sweeper.ts';
import { DirectoryBlobStore } from './blobs/directory-blob-store.ts';
import type { Config } from './config.ts';
import { openDataDirectory } from './data-directory.ts';
import { createApp } from './http/app.ts';
import { type Listening, listen } from './http/listen.ts';
import type { Log } from './log.ts';
import { Metrics } from './metrics/metrics.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { startBoss, stopBoss } from './queue/boss.ts';
import { returnActiveJobs } from './queue/return-active-jobs.ts';
import { createAccess } from './security/access.ts';
import { applyEnvironmentKey } from './security/api-key.ts';
import { deriveKey } from './security/derive.ts';
import { rootSecret } from './security/root-secret.ts';
import type { ServiceContext } from './service-context.ts';
import { defaultWorkspace, migrate, openDatabase } from './store/database.ts';
import { RenderFailures } from './webhooks/render-failures.ts';
import { resumeDeliveries, type Sender, startSender } from './webhooks/sender.ts';
import { WorkerPool, type WorkerPoolOptions } from './workers/worker-pool.ts';

export interface Service {
  context: ServiceContext;
  /** Where it listens on this machine. */
  url: string;
  /** Ends everything within about ten seconds: answers under way, chunks, webhooks, processes, database. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  progress?: (line: string) => void;
  examplesDir?: string;
  /** The module of the render processes, and how patient their pool is. */
  pool?: Partial<
    Pick<WorkerPoolOptions, 'module' | 'stuckMs' | 'rendersPerWorker' | 'waitingRenders' | 'recycleBytes'>
  >;
  webhookDelaysMs?: readonly number[];
  /** The embedded database was lost for good. */
  onLost?: (error: Error) => void;
}

export const examplesDir = fileURLToPath(new URL('../../../examples', import.meta.url));
const workerModule = fileURLToPath(new URL('./workers/worker-main.ts', import.meta.url));
const drainMs = 5000;

/** Starts every part in order, and ends those that run when a later one cannot start. */
export async function startService(config: Config, log: Log, options: ServiceOptions = {}): Promise<Service> {
  const progress = options.progress ?? (() => undefined);
  const ends: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) {
      await Promise.resolve(end()).catch((error) => log.error({ error }, 'a part did not stop cleanly'));
    }
  };
  try {
    return { ...(await startParts()), stop };
  } catch (error) {
    await stop();
    throw error;
  }

  async function startParts(): Promise<Omit<Service, 'stop'>> {
    await openDataDirectory(config.dataDir);
    const secret = await rootSecret(config.secret, config.dataDir);
    const databaseUrl = config.databaseUrl ?? (await embedded());
    const { db, close } = openDatabase(databaseUrl, (error) => log.warn({ error }, 'database connection lost'));
    ends.push(close);
    await migrate(db);
    await applyEnvironmentKey(db, secret, defaultWorkspace, config.apiKey);
    const access = createAccess(db, log, config.rateLimit);
    ends.push(() => access.uses.stop());
    const boss = await startBoss(databaseUrl, log);
    ends.push(() => stopBoss(boss));

    const blobsDir = join(config.dataDir, 'blobs');
    // Beside an embedded database this is the only process: half-written files are those of an earlier start.
    const blobs = await DirectoryBlobStore.open(blobsDir, config.databaseUrl === undefined ? 0 : undefined);
    const assetsDir = join(options.examplesDir ?? examplesDir, 'assets');
    progress(`starting ${config.workers} render ${config.workers === 1 ? 'process' : 'processes'}`);
    const { allowPrivateHosts } = config;
    const setup = { blobsDir, assetsDir, allowPrivateHosts, imageNameKey: deriveKey(secret, 'image-name') };
    const pool = new WorkerPool({ size: config.workers, module: workerModule, setup, log, ...options.pool });
    ends.push(() => pool.close());
    const fetcher = createFetcher({ allowPrivateHosts });
    ends.push(() => fetcher.close());

    const wake: ServiceContext['wake'] = { chunks: () => undefined, webhooks: () => undefined };
    const { publicUrl } = config;
    const context: ServiceContext = {
      config,
      publicUrl,
      log,
      metrics: new Metrics(),
      rootSecret: secret,
      access,
      db,
      boss,
      blobs,
      blobsDir,
      assetsDir,
      pool,
      progress: new BatchProgress(),
      fetcher,
      renderFailures: new RenderFailures(),
      wake,
    };
    if (config.databaseUrl === undefined) await takeOver(context);
    await sweep(context, new Date(config.databaseUrl === undefined ? Date.now() : 0));
    const sweeper = startSweeper(context);
    ends.push(() => sweeper.stop());
    const active = new ActiveBatches();
    const watches = new BatchWatches(context);
    const consumer = await startConsumer(context, active);
    wake.chunks = consumer.wake;
    const drainChunks = async (): Promise<void> => {
      await consumer.stop();
      await active.idle(drainMs);
      active.abortAll();
      await active.idle(1000);
    };
    let listening: Listening | undefined;
    let sender: Sender | undefined;
    // Together, so that none of them takes from the time of another.
    ends.push(() => Promise.all([watches.stop(), listening?.close(drainMs), drainChunks(), sender?.stop()]));
    await pool.whenReady();
    listening = await listen(createApp(context, active, watches), config.host, config.port, context);
    // Only a port the system chose is not known before.
    if (config.port === 0) context.publicUrl = publicUrl.replace(/:0$/, `:${listening.port}`);
    // Not before: its messages hold the public URL.
    sender = startSender(context, options.webhookDelaysMs);
    wake.webhooks = sender.wake;
    return { context, url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${listening.port}` };
  }

  async function embedded(): Promise<string> {
    const { dataDir } = config;
    const postgresLog = { info: (line: string) => log.info(line), warn: (line: string) => log.warn(line) };
    const { onLost } = options;
    const postgres = await startPostgres({
      dataDir,
      log: postgresLog,
      onProgress: progress,
      ...(onLost ? { onLost } : {}),
    });
    ends.push(() => postgres.stop());
    return postgres.url;
  }
}

/** This is the only process on its database: whatever an earlier one had in hand is free again. */
async function takeOver(context: ServiceContext): Promise<void> {
  const returned = await returnActiveJobs(context.db);
  if (returned > 0) context.log.info({ returned }, 'chunks of an earlier start go on');
  await resumeDeliveries(context);
}
