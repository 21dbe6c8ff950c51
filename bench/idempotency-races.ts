/**
 * `node bench/idempotency-races.ts [races]`: in each race fifty clients send one request with one idempotency key at the
 * same moment, to two servers on one database, each until it is told how the request ended. Counts the effects and writes
 * `results/idempotency-races.md`; ends with 1 when a race had none, or more than one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { startPostgres } from '../packages/server/src/postgres/start-postgres.ts';
import { openDatabase } from '../packages/server/src/store/database.ts';
import { race } from '../packages/server/src/testing/idempotency-race.ts';
import { callService, testKey, testTemplate } from '../packages/server/src/testing/test-service.ts';
import { describeMachine, machineLine } from './machine.ts';
import { benchPath } from './peers.ts';

const CLIENTS = 50;
const races = Number(process.argv[2] ?? 1000);
const machine = describeMachine();
const folder = await mkdtemp(join(tmpdir(), 'pictify-races-'));
// The account PostgreSQL runs as must get through.
await chmod(folder, 0o711);
const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
let isRight = false;
try {
  const postgres = await startPostgres({ dataDir: folder, log: { info: () => undefined, warn: console.warn } });
  ends.push(() => postgres.stop());
  const servers = [await startServer('one', postgres.url), await startServer('two', postgres.url)];
  isRight = await run(servers, postgres.url);
} finally {
  for (const end of ends.reverse()) await end();
}
process.exit(isRight ? 0 : 1);

async function run(servers: readonly string[], databaseUrl: string): Promise<boolean> {
  const answers: Record<string, number> = {};
  const post = async (client: number, path: string, options: Parameters<typeof callService>[3]) => {
    const answer = await callService(servers[client % servers.length]!, 'POST', path, options);
    const kind = answer.headers.get('idempotent-replayed') ? `${answer.status} replayed` : String(answer.status);
    answers[kind] = (answers[kind] ?? 0) + 1;
    return answer;
  };
  await callService(servers[0]!, 'POST', '/v1/templates', { body: testTemplate('tpl_card') });
  const startedAt = performance.now();
  let disagreed = 0;
  for (let at = 0; at < races; at++) {
    const headers = { 'Idempotency-Key': `race-${at}` };
    const isBatch = at % 2 === 0;
    const path = `/v1/templates/tpl_card/${isBatch ? 'batch' : 'duplicate'}`;
    const body = isBatch ? { variables: [{ name: at }] } : { name: 'duplicate' };
    const told = await race(CLIENTS, (client) => post(client, path, { body, headers }));
    if (new Set(told).size !== 1) disagreed++;
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const { batches, ingesting, templates, records } = await countEffects(databaseUrl);
  const wanted = { batches: Math.ceil(races / 2), templates: Math.floor(races / 2) };
  const sent = Object.values(answers).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(answers)
    .sort()
    .map(([kind, count]) => `${count} × ${kind}`);
  const lines = [
    '# One effect for each idempotency key',
    '',
    `${races} races of ${CLIENTS} clients on one key, to two servers on one database: ${sent} requests in`,
    `${seconds.toFixed(0)} s. ${machineLine(machine)}`,
    '',
    '| | wanted | there |',
    '|---|---|---|',
    `| batches | ${wanted.batches} | ${batches} |`,
    `| batches that were begun and left | 0 | ${ingesting} |`,
    `| duplicated templates | ${wanted.templates} | ${templates} |`,
    `| recorded answers | ${races} | ${records} |`,
    `| races whose clients were told different things | 0 | ${disagreed} |`,
    '',
    `Answers: ${kinds.join(', ')}. A 409 says that the first request is still running; the client asks again.`,
  ];
  console.log(lines.join('\n'));
  await writeFile(benchPath('results/idempotency-races.md'), `${lines.join('\n')}\n`);
  const isOnce = batches === wanted.batches && templates === wanted.templates && records === races;
  return isOnce && ingesting === 0 && disagreed === 0;
}

async function countEffects(databaseUrl: string) {
  const { db, close } = openDatabase(databaseUrl, console.error);
  const { rows } = await sql<{ batches: number; ingesting: number; templates: number; records: number }>`select
    (select count(*)::int from batch where state <> 'ingesting') as batches,
    (select count(*)::int from batch where state = 'ingesting') as ingesting,
    (select count(*)::int from template where name = 'duplicate') as templates,
    (select count(*)::int from idempotency) as records`.execute(db);
  await close();
  return rows[0]!;
}

/** Gives its URL. */
async function startServer(name: string, databaseUrl: string): Promise<string> {
  const entry = fileURLToPath(new URL('../packages/server/src/testing/serve.ts', import.meta.url));
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PICTIFY_API_KEY: testKey,
      PICTIFY_DATA_DIR: join(folder, name),
      PICTIFY_LOG_LEVEL: 'error',
      PICTIFY_RATE_LIMIT: 'off',
      PICTIFY_SECRET: 'the-secret-that-both-servers-share',
      PICTIFY_WORKERS: '1',
    },
  });
  ends.push(async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  });
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return url;
}
