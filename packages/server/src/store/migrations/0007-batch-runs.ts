import { type Kysely, sql } from 'kysely';

/** What retrying, deleting and listing batches need. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table batch
    add column run integer not null default 1,
    add column deleted integer not null default 0`,
  `alter table batch_chunk
    add column revision integer not null default 0,
    add column run_rows integer,
    add column stale_packs boolean not null default false`,
  `create index batch_chunk_stale_packs on batch_chunk (batch_id) where stale_packs`,
  `create index batch_of_workspace on batch (workspace_id, created_at desc, id desc)`,
  `create table deleted_batch (
    id text primary key,
    workspace_id text not null references workspace,
    deleted_at timestamptz not null default now()
  )`,
];
