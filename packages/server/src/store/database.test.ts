import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { freshDatabase } from '../testing/databases.ts';
import { migrate, openDatabase } from './database.ts';

test('a database that does not answer is a sentence for the operator, without the password', async () => {
  const { db, close } = openDatabase('postgres://ada:hunter2@127.0.0.1:1/pictify', () => undefined);
  const error = await migrate(db).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(StartError);
  expect((error as Error).message).toMatch(/^The database cannot be used: .*ECONNREFUSED.* Check DATABASE_URL/);
  expect((error as Error).message).not.toContain('hunter2');
  await close();
});

test('a connection that is lost in the middle of a transaction ends that, and not the process', async () => {
  const { db, close } = openDatabase(await freshDatabase(), () => undefined);
  const lost = db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await sql`select pg_terminate_backend(${rows[0]!.pid}, 10000)`.execute(db);
    // Between two queries nobody waits for the connection, and it says so to nobody.
    await new Promise((resolve) => setTimeout(resolve, 100));
    return sql`select 1`.execute(transaction);
  });
  await expect(lost).rejects.toThrow();
  expect((await sql`select 1`.execute(db)).rows).toHaveLength(1);
  await close();
});
