import { expect, test } from 'vitest';
import { StartError } from '../start-error.ts';
import { migrate, openDatabase } from './database.ts';

test('a database that does not answer is a sentence for the operator, without the password', async () => {
  const { db, close } = openDatabase('postgres://ada:hunter2@127.0.0.1:1/pictify', () => undefined);
  const error = await migrate(db).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(StartError);
  expect((error as Error).message).toMatch(/^The database cannot be used: .*ECONNREFUSED.* Check DATABASE_URL/);
  expect((error as Error).message).not.toContain('hunter2');
  await close();
});
