import { type Kysely, sql } from 'kysely';

/**
 * `json`, not `jsonb`, for documents: it keeps the order of keys, so that a template read back is the file that was
 * pushed, and it stores any text a JSON string can hold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table workspace (
    id text primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,
  `insert into workspace (id, name) values ('wsp_default', 'Default')`,
  `create table setting (
    workspace_id text not null references workspace,
    name text not null,
    value json not null,
    primary key (workspace_id, name)
  )`,
  `create table api_key (
    id text primary key,
    workspace_id text not null references workspace,
    hash bytea not null unique,
    prefix text not null,
    name text not null,
    scopes text[] not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
  )`,
  `create table template (
    workspace_id text not null references workspace,
    id text not null,
    name text not null,
    revision integer not null,
    document json not null,
    document_hash text not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (workspace_id, id)
  )`,
  `create table template_version (
    workspace_id text not null references workspace,
    template_id text not null,
    document_hash text not null,
    document json not null,
    created_at timestamptz not null default now(),
    primary key (workspace_id, template_id, document_hash)
  )`,
  `create table batch (
    id text primary key,
    workspace_id text not null references workspace,
    template_id text not null,
    document_hash text not null,
    state text not null,
    options jsonb not null,
    key_variable text,
    metadata json,
    webhook_url text,
    total integer not null,
    completed integer not null default 0,
    failed integer not null default 0,
    cancelled integer not null default 0,
    open_chunks integer not null,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    completed_at timestamptz
  )`,
  `create index batch_open on batch (state, created_at) where state in ('ingesting', 'queued', 'processing')`,
  `create table batch_chunk (
    batch_id text not null references batch on delete cascade,
    first_index integer not null,
    count integer not null,
    state text not null default 'open',
    job_id uuid,
    payload bytea not null,
    rejected json,
    attempts integer not null default 0,
    crashes integer not null default 0,
    completed integer not null default 0,
    failed integer not null default 0,
    results bytea,
    finished_at timestamptz,
    primary key (batch_id, first_index)
  )`,
  // The bytes are gzip already; without this Postgres would try to compress them again.
  `alter table batch_chunk alter column payload set storage external, alter column results set storage external`,
  `create table image (
    name text primary key,
    workspace_id text not null references workspace,
    template_id text not null,
    document_hash text not null,
    width integer not null,
    height integer not null,
    bytes integer not null,
    alt_text text not null,
    created_at timestamptz not null default now()
  )`,
  `create table webhook_message (
    id text primary key,
    workspace_id text not null references workspace,
    type text not null,
    batch_id text not null references batch on delete cascade,
    url text not null,
    state text not null default 'pending',
    attempts integer not null default 0,
    next_attempt_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    unique (batch_id, type)
  )`,
  `create index webhook_message_due on webhook_message (next_attempt_at) where state = 'pending'`,
  `create table webhook_delivery (
    message_id text not null references webhook_message on delete cascade,
    attempt integer not null,
    at timestamptz not null default now(),
    status integer,
    duration_ms integer not null,
    error text,
    primary key (message_id, attempt)
  )`,
  `create table idempotency (
    workspace_id text not null references workspace,
    key text not null,
    fingerprint text not null,
    status integer not null,
    headers json not null,
    body text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (workspace_id, key)
  )`,
];
