import { type DeliveryState, type ListQuery, type MessageType, offsetOf } from '@pictify/api';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { WebhookMessageTable } from './schema.ts';

export type WebhookMessage = Selectable<WebhookMessageTable>;

/** Due at once; or leased to the caller, who makes the first attempt itself. */
export async function insertWebhookMessage(
  db: Database,
  message: Omit<Insertable<WebhookMessageTable>, 'nextAttemptAt' | 'attemptStartedAt'>,
  leaseMs?: number,
): Promise<WebhookMessage> {
  const leased = leaseMs !== undefined && {
    attemptStartedAt: sql<Date>`now()`,
    nextAttemptAt: sql<Date>`now() + ${leaseMs} * interval '1 millisecond'`,
  };
  return db
    .insertInto('webhookMessage')
    .values({ ...message, ...leased })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findMessage(db: Database, workspaceId: string, id: string): Promise<WebhookMessage | undefined> {
  return db
    .selectFrom('webhookMessage')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface MessageQuery extends ListQuery {
  webhookId?: string | undefined;
  batchId?: string | undefined;
  state?: DeliveryState | undefined;
  type?: MessageType | undefined;
}

/** Newest first. */
export async function listMessages(
  db: Database,
  workspaceId: string,
  query: MessageQuery,
): Promise<{ messages: WebhookMessage[]; total: number }> {
  let rows = db.selectFrom('webhookMessage').where('workspaceId', '=', workspaceId);
  for (const column of ['webhookId', 'batchId', 'state', 'type'] as const) {
    const wanted = query[column];
    if (wanted !== undefined) rows = rows.where(column, '=', wanted);
  }
  const { total } = await rows.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const messages = await rows
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(offsetOf(query))
    .execute();
  return { messages, total };
}

/** Messages with one of these in them may not be taken now. */
export interface Busy {
  /** Ids of endpoints, and URLs of calls. */
  lanes: readonly string[];
  hosts: readonly string[];
}

/**
 * Takes the message that has been due longest and leases it: another sender sees it again only after `leaseMs`, so that
 * a sender that dies loses nothing. All times are the database's, so that a clock that is set does no harm.
 */
export async function leaseDueMessage(db: Database, leaseMs: number, busy: Busy): Promise<WebhookMessage | undefined> {
  const { rows } = await sql<WebhookMessage>`
    update webhook_message set
      attempt_started_at = now(), next_attempt_at = now() + ${leaseMs} * interval '1 millisecond'
    where id = (
      select id from webhook_message
      where state = 'pending' and next_attempt_at <= now()
        and coalesce(webhook_id, url) <> all(${busy.lanes}::text[]) and host <> all(${busy.hosts}::text[])
      order by next_attempt_at limit 1 for update skip locked)
    returning *`.execute(db);
  return rows[0];
}

export type AfterAttempt =
  | { state: 'delivered' | 'failed' | 'gone' }
  | { state: 'pending' | 'paused'; delayMs: number };

/** What follows from an attempt. False when the message was deleted in the meantime. */
export async function endAttempt(
  db: Database,
  { id, attempts, scheduleStep }: Pick<WebhookMessage, 'id' | 'attempts' | 'scheduleStep'>,
  after: AfterAttempt,
): Promise<boolean> {
  const next =
    'delayMs' in after
      ? { nextAttemptAt: sql<Date>`now() + ${after.delayMs} * interval '1 millisecond'` }
      : { finishedAt: sql<Date>`now()` };
  const result = await db
    .updateTable('webhookMessage')
    .set({
      state: after.state,
      attempts: attempts + 1,
      scheduleStep: scheduleStep + 1,
      attemptStartedAt: null,
      ...next,
    })
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** After a crash of the only process, attempts that were under way are over. */
export async function releaseLeases(db: Database): Promise<void> {
  await sql`
    update webhook_message set next_attempt_at = now(), attempt_started_at = null
    where state in ('pending', 'paused') and attempt_started_at is not null`.execute(db);
}

/**
 * Makes a message due now, from the beginning of the schedule; undefined while an attempt is under way. `url` is where
 * its endpoint is now.
 */
export async function replayMessage(
  db: Database,
  id: string,
  url: string,
  leaseMs: number,
): Promise<WebhookMessage | undefined> {
  const { rows } = await sql<WebhookMessage>`
    update webhook_message set ${again(url)}
    where id = ${id}
      and (attempt_started_at is null or attempt_started_at <= now() - ${leaseMs} * interval '1 millisecond')
    returning *`.execute(db);
  return rows[0];
}

/** Of one endpoint, all that failed; returns how many. */
export async function replayFailedMessages(db: Database, webhookId: string, url: string, since: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update webhook_message set ${again(url)}
    where webhook_id = ${webhookId} and state in ('failed', 'gone') and created_at >= ${since}`.execute(db);
  return Number(numAffectedRows);
}

function again(url: string) {
  return sql`
    state = 'pending', url = ${url}, schedule_step = 0, next_attempt_at = now(), attempt_started_at = null,
    finished_at = null`;
}

/** What waits for an endpoint that is disabled stays until it is enabled. */
export async function pauseMessages(db: Database, webhookId: string): Promise<void> {
  await db
    .updateTable('webhookMessage')
    .set({ state: 'paused' })
    .where('webhookId', '=', webhookId)
    .where('state', '=', 'pending')
    .execute();
}

/** An attempt that is still under way keeps its lease. */
export async function resumeMessages(db: Database, webhookId: string): Promise<void> {
  await sql`
    update webhook_message set state = 'pending',
      next_attempt_at = case when attempt_started_at is null then now() else next_attempt_at end
    where webhook_id = ${webhookId} and state = 'paused'`.execute(db);
}

/** What has not been sent yet goes where the endpoint is now. */
export async function redirectMessages(db: Database, webhookId: string, url: string): Promise<void> {
  await db
    .updateTable('webhookMessage')
    .set({ url })
    .where('webhookId', '=', webhookId)
    .where('state', 'in', ['pending', 'paused'])
    .execute();
}

/**
 * Messages that ended long ago, those that waited too long for their endpoint, and events whose messages are gone, with
 * a deleted endpoint for instance: what an event says of a batch can only be found through its messages.
 */
export async function deleteOldMessages(db: Database): Promise<void> {
  await sql`
    delete from webhook_message
    where finished_at < now() - interval '30 days' and (state = 'delivered' or finished_at < now() - interval '90 days')
      or state = 'paused' and created_at < now() - interval '90 days'`.execute(db);
  await sql`
    delete from webhook_event
    where not exists (select from webhook_message where event_id = webhook_event.id)`.execute(db);
}
