import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table batch
    add column priority smallint not null default 0,
    add column dry_run boolean not null default false`.execute(db);
}
