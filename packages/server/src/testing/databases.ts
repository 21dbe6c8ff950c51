import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts';

/** Where test processes ask for a database; set for every one of them before it starts. */
const VARIABLE = 'PICTIFY_TEST_DATABASES';

/**
 * Vitest's global set-up: one embedded PostgreSQL for all test files that need a database but not a server of their
 * own. It starts when the first of them asks, so that other tests do not wait for it.
 */
export default async function serveDatabases(): Promise<() => Promise<void>> {
  let cluster: Promise<{ postgres: RunningPostgres; dataDir: string }> | undefined;
  let count = 0;
  const listener = createServer(async (_, response) => {
    try {
      cluster ??= startCluster();
      const { postgres } = await cluster;
      const name = `test_${++count}`;
      await execute(postgres.url, [`CREATE DATABASE ${name}`]);
      response.end(postgres.url.replace(/postgres$/, name));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  process.env[VARIABLE] = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return async () => {
    listener.close();
    if (!cluster) return;
    const { postgres, dataDir } = await cluster;
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** The URL of a database that nobody has used yet. */
export async function freshDatabase(): Promise<string> {
  const answer = await fetch(String(process.env[VARIABLE]));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`No database for the tests: ${text}`);
  return text;
}

async function startCluster(): Promise<{ postgres: RunningPostgres; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pictify-databases-'));
  // As root, PostgreSQL's account must be able to enter it, or the database would lie outside and outlive the tests.
  await chmod(dataDir, 0o711);
  const silent = { info: () => undefined, warn: () => undefined };
  const postgres = await startPostgres({ dataDir, log: silent });
  // Nothing in it outlives the tests.
  await execute(postgres.url, ['ALTER SYSTEM SET fsync = off', 'SELECT pg_reload_conf()']);
  return { postgres, dataDir };
}

async function execute(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
