import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { startService } from '../service.ts';
import { testWorkerModule } from './test-service.ts';

/** The service as a process of its own, to be killed by a test: says where it listens, in one line. */
const config = readConfig(process.env);
const service = await startService(config, createLog(config.logLevel), { pool: { module: testWorkerModule } });
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
process.stdout.write(`${service.url}\n`);
