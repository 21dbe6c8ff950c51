import { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import { queueSchema, queues } from './queues.ts';

/** pg-boss over its own small pool, with the queues made. */
export async function startBoss(databaseUrl: string, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: queueSchema,
    max: 6,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    registerInstance: false,
  });
  boss.on('error', (error) => log.error({ error }, 'queue error'));
  boss.on('warning', (warning) => log.info({ warning: warning.message }, 'queue warning'));
  await boss.start();
  for (const name of Object.values(queues)) {
    await boss.createQueue(name, {
      expireInSeconds: 3600,
      heartbeatSeconds: 30,
      retryLimit: 10,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
      deleteAfterSeconds: 3600,
      retentionSeconds: 30 * 24 * 3600,
    });
  }
  return boss;
}

/** Ends it with its connections; what they say when the database stops right after is no news. */
export async function stopBoss(boss: PgBoss): Promise<void> {
  boss.removeAllListeners('error').on('error', () => undefined);
  await boss.stop({ graceful: false, close: true });
}
