import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table batch_chunk add column failures integer not null default 0`.execute(db);
}
