import { parseArgs } from 'node:util';
import { help, readConfig } from './config.ts';
import { endWithNpm } from './end-with-npm.ts';
import { createLog } from './log.ts';
import { PostgresError } from './postgres/postgres-error.ts';
import { mintAdminKey } from './security/api-key.ts';
import { banner } from './seed/banner.ts';
import { firstRun } from './seed/first-run.ts';
import { examplesDir, type Service, startService } from './service.ts';
import { StartError } from './start-error.ts';
import { hasAdminKey } from './store/api-keys.ts';
import { defaultWorkspace } from './store/database.ts';

const forcedExitMs = 10_000;
let stopping = false;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: 'boolean' }, 'new-key': { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(help());
    return;
  }
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const progress = (line: string) => process.stdout.write(`  ${line}\n`);
  let service: Service | undefined;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code || 1), forcedExitMs).unref();
    void (service?.stop() ?? Promise.resolve()).then(() => process.exit(code));
  };
  process.once('SIGTERM', () => stop(0));
  process.once('SIGINT', () => stop(0));
  endWithNpm(() => stop(0));

  const startedAt = performance.now();
  service = await startService(config, log, {
    progress,
    onLost: (error) => {
      log.fatal({ error }, 'the database is lost');
      stop(1);
    },
  });
  const { context } = service;
  if (config.samples) await firstRun(context, examplesDir, progress);
  const needsKey = values['new-key'] || !(await hasAdminKey(context.db, defaultWorkspace));
  const newKey = needsKey ? await mintAdminKey(context.db, context.rootSecret, defaultWorkspace) : null;
  const { publicUrl: url } = context;
  const keyFromEnvironment = config.apiKey !== undefined;
  const startedMs = performance.now() - startedAt;
  process.stdout.write(banner({ url, newKey, keyFromEnvironment, samples: config.samples, startedMs }));
}

main().catch((error: unknown) => {
  // What is stopped in the middle of its start fails; the exit that `stop` brings says how it ended.
  if (stopping) return;
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

/** What an operator can act on is a sentence; anything else comes with its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isWrongOption = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  if (isWrongOption) return `${error.message}\n\n${help()}`;
  if (error instanceof StartError || error instanceof PostgresError) return error.message;
  return error.stack ?? error.message;
}
