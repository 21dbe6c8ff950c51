import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { systemCode } from '../blobs/system-code.ts';
import { StartError } from '../start-error.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** A database or a transaction of it: what every function of the store takes. */
export type Database = Kysely<Schema> | Transaction<Schema>;

export interface OpenDatabase {
  readonly db: Kysely<Schema>;
  close(): Promise<void>;
}

/** The one workspace of this version. */
export const defaultWorkspace = 'wsp_default';

export function openDatabase(url: string, onError: (error: Error) => void): OpenDatabase {
  const pool = new Pool({ connectionString: url, max: 12, connectionTimeoutMillis: 10_000 });
  // A connection that is being closed may still hear that the database stops; that is no news then.
  let isClosing = false;
  pool.on('error', (error) => isClosing || onError(error));
  // The pool does not listen to connections in use. One that is lost between two queries of a transaction would end the
  // process; its next query fails, which is news enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  const close = (): Promise<void> => {
    isClosing = true;
    return db.destroy();
  };
  return { db, close };
}

/** @throws StartError when the database does not answer; its URL, which holds a password, is never shown. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await sql`select 1`.execute(db).catch((error: Error) => {
    const reason = error.message || systemCode(error) || 'no answer';
    throw new StartError(`The database cannot be used: ${reason}. Check DATABASE_URL, and that PostgreSQL runs there.`);
  });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error });
}
