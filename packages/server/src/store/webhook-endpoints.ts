import { type ListQuery, offsetOf, type WebhookEvent } from '@pictify/api';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from './database.ts';
import type { WebhookTable } from './schema.ts';
import { lockWorkspace } from './workspaces.ts';

export type StoredWebhook = Selectable<WebhookTable>;

export async function findWebhook(db: Database, workspaceId: string, id: string): Promise<StoredWebhook | undefined> {
  return db
    .selectFrom('webhook')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** For what runs on behalf of the service, not of a caller. */
export async function loadWebhook(db: Database, id: string): Promise<StoredWebhook | undefined> {
  return db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Whoever changes an endpoint and its messages together locks it before them: the other order could deadlock. While it
 * is locked no event is written for it.
 */
export async function lockWebhook(db: Database, id: string): Promise<StoredWebhook | undefined> {
  return db.selectFrom('webhook').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Newest first. */
export async function listWebhooks(
  db: Database,
  workspaceId: string,
  query: ListQuery,
): Promise<{ webhooks: StoredWebhook[]; total: number }> {
  const webhooks = await db
    .selectFrom('webhook')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(offsetOf(query))
    .execute();
  return { webhooks, total: await countWebhooks(db, workspaceId) };
}

async function countWebhooks(db: Database, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom('webhook')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('workspaceId', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Undefined when the workspace has as many as it may. Runs in a transaction: two at once must not both be the last. */
export async function insertWebhook(
  db: Database,
  webhook: Insertable<WebhookTable>,
  maximum: number,
): Promise<StoredWebhook | undefined> {
  const { workspaceId } = webhook;
  await lockWorkspace(db, workspaceId);
  if ((await countWebhooks(db, workspaceId)) >= maximum) return undefined;
  return db.insertInto('webhook').values(webhook).returningAll().executeTakeFirstOrThrow();
}

export async function updateWebhook(
  db: Database,
  id: string,
  change: Updateable<WebhookTable>,
): Promise<StoredWebhook> {
  return db
    .updateTable('webhook')
    .set({ ...change, updatedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export interface NewSecret {
  /** Sealed. */
  secret: string;
  /** How long the secret of now goes on signing. */
  overlapSeconds: number;
}

/** Undefined when there is no such endpoint. */
export async function replaceSecret(
  db: Database,
  { workspaceId, id }: Pick<StoredWebhook, 'workspaceId' | 'id'>,
  { secret, overlapSeconds }: NewSecret,
): Promise<StoredWebhook | undefined> {
  const { rows } = await sql<StoredWebhook>`
    update webhook set
      secret = ${secret}, updated_at = now(),
      previous_secret = case when ${overlapSeconds} > 0 then secret end,
      previous_secret_until = case when ${overlapSeconds} > 0 then now() + ${overlapSeconds} * interval '1 second' end
    where workspace_id = ${workspaceId} and id = ${id}
    returning *`.execute(db);
  return rows[0];
}

/** With its messages. False when there is none. */
export async function deleteWebhook(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('webhook')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/**
 * The enabled endpoints that are told of an event. Until the transaction ends none of them can be disabled, so that no
 * message is written to one that is.
 */
export async function listeningWebhooks(
  db: Database,
  workspaceId: string,
  event: WebhookEvent,
): Promise<Pick<StoredWebhook, 'id' | 'url'>[]> {
  return db
    .selectFrom('webhook')
    .select(['id', 'url'])
    .where('workspaceId', '=', workspaceId)
    .where('disabledReason', 'is', null)
    .where(sql<boolean>`${event} = any(events)`)
    .orderBy('id')
    .forShare()
    .execute();
}
