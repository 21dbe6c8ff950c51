import { type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { TemplatePublicationTable } from './schema.ts';

export type StoredPublication = Selectable<TemplatePublicationTable>;

const published = (db: Database, workspaceId: string, templateId: string) =>
  db.selectFrom('templatePublication').where('workspaceId', '=', workspaceId).where('templateId', '=', templateId);

export async function insertPublication(
  db: Database,
  publication: Insertable<TemplatePublicationTable>,
): Promise<StoredPublication> {
  return db.insertInto('templatePublication').values(publication).returningAll().executeTakeFirstOrThrow();
}

export async function findPublication(
  db: Database,
  workspaceId: string,
  templateId: string,
  version: number | 'latest',
): Promise<StoredPublication | undefined> {
  const all = published(db, workspaceId, templateId).selectAll();
  const one = version === 'latest' ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version);
  return one.executeTakeFirst();
}

export interface PublicationPage {
  publications: StoredPublication[];
  total: number;
}

/** The newest first. */
export async function listPublications(
  db: Database,
  workspaceId: string,
  templateId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<PublicationPage> {
  const all = published(db, workspaceId, templateId);
  const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const page = all.selectAll().orderBy('version', 'desc').limit(limit).offset(offset);
  return { publications: await page.execute(), total };
}
