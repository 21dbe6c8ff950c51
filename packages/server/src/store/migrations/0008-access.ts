import { type Kysely, sql } from 'kysely';

/**
 * Keys that expire, are replaced, and say when they were last used; recorded answers that are files or hold a secret.
 * Which key is the environment's was told by its name alone until now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table api_key
    add column expires_at timestamptz,
    add column last_used_at timestamptz,
    add column replaced_by text references api_key,
    add column of_environment boolean not null default false`,
  `update api_key set of_environment = true where name = 'PICTIFY_API_KEY'`,
  `create index api_key_newest on api_key (workspace_id, created_at desc, id desc)`,
  `alter table idempotency
    add column sealed boolean not null default false,
    add column image text`,
];
