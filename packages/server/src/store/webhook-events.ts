import type { Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { WebhookEventTable } from './schema.ts';

export async function insertWebhookEvent(db: Database, event: Insertable<WebhookEventTable>): Promise<void> {
  await db.insertInto('webhookEvent').values(event).execute();
}

/** What has been told of a batch. */
export async function eventsOfBatch(db: Database, batchId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('webhookMessage')
    .select('eventId')
    .distinct()
    .where('batchId', '=', batchId)
    .where('eventId', 'is not', null)
    .execute();
  return rows.map(({ eventId }) => eventId!);
}

export async function replaceEventBody(db: Database, id: string, body: Buffer): Promise<void> {
  await db.updateTable('webhookEvent').set({ body }).where('id', '=', id).execute();
}

/** Gzip of its JSON. */
export async function loadEventBody(db: Database, id: string): Promise<Buffer | undefined> {
  const event = await db.selectFrom('webhookEvent').select('body').where('id', '=', id).executeTakeFirst();
  return event?.body;
}
