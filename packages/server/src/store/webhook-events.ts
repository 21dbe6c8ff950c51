import type { Insertable } from 'kysely';
import type { Database } from './database.ts';
import type { WebhookEventTable } from './schema.ts';

export async function insertWebhookEvent(db: Database, event: Insertable<WebhookEventTable>): Promise<void> {
  await db.insertInto('webhookEvent').values(event).execute();
}

/** Gzip of its JSON. */
export async function loadEventBody(db: Database, id: string): Promise<Buffer | undefined> {
  const event = await db.selectFrom('webhookEvent').select('body').where('id', '=', id).executeTakeFirst();
  return event?.body;
}
