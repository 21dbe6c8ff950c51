import { sql } from 'kysely';
import type { ServiceContext } from '../service-context.ts';

const tables = [
  'template',
  'template_version',
  'template_revision',
  'template_publication',
  'batch',
  'batch_chunk',
  'font',
  'asset',
  'image',
  'webhook_message',
  'webhook_event',
  'idempotency',
];

/** How many rows every table holds, how many jobs the queue, and how many files the blob store. */
export async function countStored({
  db,
  blobs,
}: Pick<ServiceContext, 'db' | 'blobs'>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [...tables, 'pgboss.job']) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db);
    counts[table] = rows[0]!.count;
  }
  for (const folder of ['images', 'packs', 'fonts']) {
    counts[folder] = 0;
    for await (const _ of blobs.list(folder)) counts[folder]++;
  }
  return counts;
}
