import { type Kysely, sql } from 'kysely';

/** Uploaded images. The id is made from the content, so that a file is at most one asset of a workspace. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table asset (
    workspace_id text not null references workspace,
    id text not null,
    name text not null,
    format text not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    sha256 text not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, id)
  )`,
  `create index asset_created on asset (workspace_id, created_at desc, id)`,
];
