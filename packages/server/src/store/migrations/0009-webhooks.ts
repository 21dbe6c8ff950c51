import { type Kysely, sql } from 'kysely';

/**
 * Endpoints that are told of events. An event's body is written once, beside the state it reports, and shared by the
 * messages to all endpoints; a message outlives the batch it tells of. A batch that is retried ends several times, and
 * each end is an event, so that there is no longer one message per batch and type.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table webhook (
    id text primary key,
    workspace_id text not null references workspace,
    url text not null,
    description text not null,
    events text[] not null,
    disabled_reason text,
    secret text not null,
    previous_secret text,
    previous_secret_until timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index webhook_of_workspace on webhook (workspace_id, created_at desc, id desc)`,
  `create table webhook_event (
    id text primary key,
    workspace_id text not null references workspace,
    body bytea not null,
    created_at timestamptz not null default now()
  )`,
  // The bytes are gzip already; without this Postgres would try to compress them again.
  `alter table webhook_event alter column body set storage external`,
  `create index webhook_event_age on webhook_event (created_at)`,
  `alter table webhook_message
    alter column batch_id drop not null,
    drop constraint webhook_message_batch_id_fkey,
    drop constraint webhook_message_batch_id_type_key,
    add column webhook_id text references webhook on delete cascade,
    add column event_id text references webhook_event on delete cascade,
    add column host text generated always as (lower(substring(url from '://([^/?#]*)'))) stored,
    add column schedule_step integer not null default 0,
    add column attempt_started_at timestamptz`,
  `update webhook_message set schedule_step = attempts`,
  `create index webhook_message_of_workspace on webhook_message (workspace_id, created_at desc, id desc)`,
  `create index webhook_message_of_webhook on webhook_message (webhook_id, created_at desc, id desc)`,
  `create index webhook_message_of_batch on webhook_message (batch_id)`,
  `create index webhook_message_of_event on webhook_message (event_id)`,
  `create index webhook_message_finished on webhook_message (finished_at)`,
  `create index webhook_message_paused on webhook_message (created_at) where state = 'paused'`,
];
