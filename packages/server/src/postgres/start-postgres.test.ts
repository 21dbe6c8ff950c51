import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseAccount, spawnAs } from './account.ts';
import { inspectProcess } from './process-state.ts';
import { type RunningPostgres, type StartPostgresOptions, startPostgres } from './start-postgres.ts';

const IS_ROOT = process.getuid?.() === 0;
const warnings: string[] = [];
const log = { info: () => undefined, warn: (message: string) => void warnings.push(message) };

let root: string;
let dataDir: string;
let data: string;
let pidFile: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pictify-postgres-'));
  await chmod(root, 0o755);
  dataDir = join(root, 'data-dir');
  data = join(dataDir, 'postgres', 'data');
  pidFile = join(data, 'postmaster.pid');
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  // A server that is killed under a client reports it here too; the query's own rejection is what the tests look at.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Runs `use` on a database in `dataDir` and stops it afterwards. */
async function withPostgres<T>(
  use: (running: RunningPostgres) => Promise<T>,
  options: Partial<StartPostgresOptions> = {},
): Promise<T> {
  const running = await startPostgres({ dataDir, log, ...options });
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

const rememberedValues = (url: string) => query<{ value: string }>(url, 'SELECT value FROM remembered ORDER BY value');

describe('the life of one database', () => {
  it('is made at the first start, on loopback, with a private password and the promised settings', async () => {
    const progress: string[] = [];
    await withPostgres(
      async ({ url }) => {
        expect(url).toMatch(/^postgres:\/\/pictify:[\w-]{32}@127\.0\.0\.1:\d+\/postgres$/);
        await query(url, `CREATE TABLE remembered (value text); INSERT INTO remembered VALUES ('first')`);
        const settings = await query<{ name: string; setting: string }>(
          url,
          `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'jit', 'listen_addresses',
           'server_encoding', 'unix_socket_directories')
           UNION SELECT 'collation', datcollate FROM pg_database WHERE datname = 'postgres'`,
        );
        expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
          fsync: 'on',
          synchronous_commit: 'on',
          jit: 'off',
          listen_addresses: '127.0.0.1',
          server_encoding: 'UTF8',
          unix_socket_directories: '',
          collation: 'C',
        });
        await expect(query(url.replace(/:[\w-]{32}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
      },
      { onProgress: (message) => progress.push(message) },
    );
    expect(progress).toEqual(['initialising database…', 'starting database…']);
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    expect(existsSync(pidFile)).toBe(false);
  });

  it('keeps its data and password over a stop and a warm start', async () => {
    const progress: string[] = [];
    const rows = await withPostgres(({ url }) => rememberedValues(url), {
      onProgress: (message) => progress.push(message),
    });
    expect(rows).toEqual([{ value: 'first' }]);
    expect(progress).toEqual(['starting database…']);
  });

  it('comes back on the same address when the server is killed', async () => {
    await withPostgres(async (running) => {
      const killed = running.pid;
      await query(running.url, `INSERT INTO remembered VALUES ('second')`);
      const sleeping = query(running.url, 'SELECT pg_sleep(60)').catch((error: Error) => error);
      process.kill(killed, 'SIGKILL');
      expect(await sleeping).toBeInstanceOf(Error);
      let rows: unknown[] | null = null;
      while (!rows) rows = await rememberedValues(running.url).catch(() => null);
      expect(rows).toEqual([{ value: 'first' }, { value: 'second' }]);
      expect(running.pid).not.toBe(killed);
    });
    expect(existsSync(pidFile)).toBe(false);
  });

  it('is refused to a second start, in this process or another, with the name of the holder', async () => {
    await withPostgres(async ({ url }) => {
      await expect(startPostgres({ dataDir, log })).rejects.toMatchObject({
        code: 'already-running',
        message: expect.stringContaining(`in use by process ${process.pid} on `),
      });
      const other = await startInChild();
      expect(other.firstLine).toMatch(/^already-running /);
      expect(await rememberedValues(url)).toHaveLength(2);
    });
  });

  it('is taken over, with its running server, from a parent that was killed', async () => {
    const parent = await startInChild();
    const [url = '', orphan = ''] = parent.firstLine.split(' ');
    await query(url, `INSERT INTO remembered VALUES ('third')`);
    parent.child.kill('SIGKILL');
    await parent.exited;
    expect(inspectProcess(Number(orphan), data)).toBe('serving');

    warnings.length = 0;
    const rows = await withPostgres((running) => rememberedValues(running.url));
    expect(rows).toHaveLength(3);
    expect(warnings).toContain('Stopped the PostgreSQL of a start that was killed.');
    expect(inspectProcess(Number(orphan), data)).not.toBe('serving');
  });

  it('is shut down when its parent exits without stopping it', async () => {
    const parent = await startInChild('setTimeout(() => process.exit(0), 50)');
    const server = Number(parent.firstLine.split(' ')[1]);
    await parent.exited;
    while (inspectProcess(server, data) === 'serving') await new Promise((resolve) => setTimeout(resolve, 20));
    expect(existsSync(pidFile)).toBe(false);
  });

  it.each([
    ['an unrelated process', 'echo $$; exec sleep 60'],
    ['a zombie', 'sleep 0 & echo $!; exec sleep 60'],
  ])('starts although its pid file names %s', async (_, script) => {
    const owner = await stat(data);
    const stranger = spawn('sh', ['-c', script], {
      ...spawnAs(await chooseAccount(data)),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const pid = Number(await lineFrom(stranger));
    await writeFile(pidFile, [pid, data, 1_700_000_000, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n'));
    expect(owner.uid).not.toBe(0);
    expect(await withPostgres(({ url }) => rememberedValues(url))).toHaveLength(3);
    expect(inspectProcess(stranger.pid ?? 0, data)).toBe('other');
    stranger.kill();
  });

  it('starts although its pid file is empty or names a process that is gone', async () => {
    for (const text of ['', `999999999\n${data}\n`]) {
      await writeFile(pidFile, text);
      expect(await withPostgres(({ url }) => rememberedValues(url))).toHaveLength(3);
    }
  });

  it('is refused, untouched, when another major version made it', async () => {
    const versionFile = join(data, 'PG_VERSION');
    const version = await readFile(versionFile, 'utf8');
    await writeFile(versionFile, '17\n');
    await expect(startPostgres({ dataDir, log })).rejects.toMatchObject({
      code: 'other-version',
      message: expect.stringMatching(/made by PostgreSQL 17 .* brings PostgreSQL 18; dump it/),
    });
    await writeFile(versionFile, version);
    expect(await withPostgres(({ url }) => rememberedValues(url))).toHaveLength(3);
  });

  it('is not replaced by an empty one when it or its password vanished', async () => {
    const password = join(dataDir, 'postgres', 'password');
    const text = await readFile(password, 'utf8');
    await rm(password);
    await expect(startPostgres({ dataDir, log })).rejects.toMatchObject({ code: 'password-missing' });
    await writeFile(password, text);
    await rm(data, { recursive: true });
    await expect(startPostgres({ dataDir, log })).rejects.toMatchObject({ code: 'database-missing' });
    expect(existsSync(data)).toBe(false);
  });
});

describe('a data directory that is not in order', () => {
  it('begins again where the parent was killed in the middle of the initialisation', async () => {
    const dir = join(root, 'half-made');
    const { child, exited } = spawnStart(dir);
    const isBegun = async () => {
      const names = await readdir(join(dir, 'postgres')).catch(() => []);
      return names.some((name) => existsSync(join(dir, 'postgres', name, 'PG_VERSION')));
    };
    while (!(await isBegun())) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(join(dir, 'postgres', 'initialised'))).toBe(false);
    const rows = await withPostgres(({ url }) => query(url, 'SELECT 1 AS one'), { dataDir: dir });
    expect(rows).toEqual([{ one: 1 }]);
    expect((await readdir(join(dir, 'postgres'))).sort()).toEqual([
      'data',
      'initialised',
      'lock',
      'lock.holder',
      'password',
    ]);
  });

  it('keeps foreign files and a broken database, and says so', async () => {
    const foreign = join(root, 'foreign', 'postgres', 'data');
    await mkdir(foreign, { recursive: true });
    await writeFile(join(foreign, 'thesis.txt'), 'irreplaceable');
    await expect(startPostgres({ dataDir: join(root, 'foreign'), log })).rejects.toMatchObject({
      code: 'not-a-database',
    });
    expect(await readFile(join(foreign, 'thesis.txt'), 'utf8')).toBe('irreplaceable');

    await writeFile(join(foreign, 'PG_VERSION'), '18\n');
    await writeFile(join(root, 'foreign', 'postgres', 'password'), 'known');
    await expect(startPostgres({ dataDir: join(root, 'foreign'), log })).rejects.toMatchObject({
      code: 'start-failed',
    });
    expect(await readFile(join(foreign, 'thesis.txt'), 'utf8')).toBe('irreplaceable');
  });

  it.runIf(IS_ROOT)('uses the shelter where the account cannot enter, and finds it again', async () => {
    const closed = join(root, 'closed');
    const options = { dataDir: join(closed, 'dir'), shelterDir: join(root, 'shelter') };
    await mkdir(closed, { mode: 0o700 });
    await withPostgres(({ url }) => query(url, 'CREATE TABLE remembered (value text)'), options);
    await chmod(closed, 0o755);
    expect(await withPostgres(({ url }) => rememberedValues(url), options)).toEqual([]);
    expect(existsSync(join(closed, 'dir', 'postgres', 'data'))).toBe(false);
  });

  it.runIf(IS_ROOT)('says what to do where neither place can be entered', async () => {
    const sealed = join(root, 'sealed');
    await mkdir(sealed, { mode: 0o700 });
    await expect(
      startPostgres({ dataDir: join(sealed, 'dir'), shelterDir: join(sealed, 'shelter'), log }),
    ).rejects.toMatchObject({
      code: 'not-reachable',
      message: expect.stringContaining('set PICTIFY_DATA_DIR'),
    });
  });
});

interface ChildStart {
  readonly child: ChildProcess;
  /** `url pid`, or `code message` of the refusal. */
  readonly firstLine: string;
  readonly exited: Promise<unknown>;
}

/** Starts the same database from another Node process, which then stays, or does `then`. */
async function startInChild(then?: string): Promise<ChildStart> {
  const { child, exited } = spawnStart(dataDir, then);
  return { child, firstLine: await lineFrom(child), exited };
}

function spawnStart(dir: string, then = 'setInterval(() => undefined, 1e6)') {
  const module = fileURLToPath(new URL('./start-postgres.ts', import.meta.url));
  const code = `
    const { startPostgres } = await import(${JSON.stringify(module)});
    const log = { info() {}, warn() {} };
    try {
      const { url, pid } = await startPostgres({ dataDir: ${JSON.stringify(dir)}, log });
      console.log(url, pid);
      ${then};
    } catch (error) { console.log(error.code, error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return { child, exited };
}

function lineFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
  });
}
