import { type Kysely, sql } from 'kysely';

/**
 * Both end with their template. The documents themselves are rows of `template_version`, by hash, which stay: running
 * batches need them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table template_publication (
    workspace_id text not null,
    template_id text not null,
    version integer not null,
    revision integer not null,
    document_hash text not null,
    name text,
    note text,
    published_at timestamptz not null default now(),
    primary key (workspace_id, template_id, version),
    foreign key (workspace_id, template_id) references template on delete cascade
  )`,
  `create table template_revision (
    workspace_id text not null,
    template_id text not null,
    revision integer not null,
    document_hash text not null,
    touched json not null,
    saved_at timestamptz not null default now(),
    primary key (workspace_id, template_id, revision),
    foreign key (workspace_id, template_id) references template on delete cascade
  )`,
];
