import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export type WebhookAttempt = Selectable<Schema['webhookDelivery']>;

export async function insertAttempt(db: Database, attempt: Omit<WebhookAttempt, 'at'>): Promise<void> {
  await db
    .insertInto('webhookDelivery')
    .values({ ...attempt, at: sql<Date>`now() - ${attempt.durationMs} * interval '1 millisecond'` })
    .onConflict((conflict) => conflict.columns(['messageId', 'attempt']).doNothing())
    .execute();
}

/** The last hundred, oldest first. */
export async function listAttempts(db: Database, messageId: string): Promise<WebhookAttempt[]> {
  const latest = await db
    .selectFrom('webhookDelivery')
    .selectAll()
    .where('messageId', '=', messageId)
    .orderBy('attempt', 'desc')
    .limit(100)
    .execute();
  return latest.reverse();
}
