import { type Kysely, sql } from 'kysely';

/**
 * A deleted font stays as a row until nothing can be drawn with it any more, so that its file is deleted only then.
 * `family_key` is the family as names are compared, which depends on no collation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table font (
    id text primary key,
    workspace_id text not null references workspace,
    hash text not null,
    family text not null,
    family_key text not null,
    weight integer not null,
    style text not null,
    facts json not null,
    bytes integer not null,
    created_at timestamptz not null default now(),
    deleted_at timestamptz
  )`,
  `create unique index font_face on font (workspace_id, family_key, weight, style) where deleted_at is null`,
  `create index font_deleted on font (deleted_at) where deleted_at is not null`,
  `alter table batch add column fonts jsonb not null default '[]'`,
];
