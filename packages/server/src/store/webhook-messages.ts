import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { WebhookMessageTable } from './schema.ts';

export type WebhookMessage = Selectable<WebhookMessageTable>;

/** One message per batch and event, whatever happens: the second is dropped. */
export async function insertWebhookMessage(db: Database, message: Insertable<WebhookMessageTable>): Promise<void> {
  await db
    .insertInto('webhookMessage')
    .values(message)
    .onConflict((conflict) => conflict.columns(['batchId', 'type']).doNothing())
    .execute();
}

/**
 * Takes messages that are due and leases them: another sender sees them again only after `leaseMs`, so that a sender
 * that dies loses nothing.
 */
export async function leaseDueMessages(db: Database, limit: number, leaseMs: number): Promise<WebhookMessage[]> {
  const { rows } = await sql<WebhookMessage>`
    update webhook_message set next_attempt_at = now() + ${leaseMs} * interval '1 millisecond'
    where id in (
      select id from webhook_message where state = 'pending' and next_attempt_at <= now()
      order by next_attempt_at limit ${limit} for update skip locked)
    returning *`.execute(db);
  return rows;
}

export interface DeliveryAttempt {
  messageId: string;
  attempt: number;
  status: number | null;
  durationMs: number;
  error: string | null;
}

export type AfterAttempt = { state: 'delivered' | 'failed' | 'gone' } | { state: 'pending'; nextAttemptAt: Date };

/** Logs an attempt and what follows from it, together. */
export async function recordAttempt(db: Database, attempt: DeliveryAttempt, after: AfterAttempt): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('webhookDelivery')
      .values(attempt)
      .onConflict((conflict) => conflict.columns(['messageId', 'attempt']).doNothing())
      .execute();
    await transaction
      .updateTable('webhookMessage')
      .set({
        ...after,
        attempts: attempt.attempt,
        ...(after.state === 'pending' ? {} : { finishedAt: new Date() }),
      })
      .where('id', '=', attempt.messageId)
      .execute();
  });
}

/** After a crash of the only process, leases of attempts that were under way mean nothing. */
export async function releaseLeases(db: Database, leaseMs: number): Promise<void> {
  await sql`
    update webhook_message set next_attempt_at = now()
    where state = 'pending' and next_attempt_at <= now() + ${leaseMs} * interval '1 millisecond'`.execute(db);
}
