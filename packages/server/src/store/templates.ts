import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import type { TemplateTable } from './schema.ts';

export type StoredTemplate = Selectable<TemplateTable>;

export async function findTemplate(db: Database, workspaceId: string, id: string): Promise<StoredTemplate | undefined> {
  return db
    .selectFrom('template')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export interface TemplatePage {
  templates: StoredTemplate[];
  total: number;
}

export interface TemplateQuery {
  page: number;
  limit: number;
  sort: string;
  q?: string | undefined;
}

const columns = { name: 'name', createdAt: 'createdAt', updatedAt: 'updatedAt' } as const;

export async function listTemplates(db: Database, workspaceId: string, query: TemplateQuery): Promise<TemplatePage> {
  let rows = db.selectFrom('template').where('workspaceId', '=', workspaceId);
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/g, '\\$&')}%`;
    rows = rows.where((where) => where.or([where('name', 'ilike', pattern), where('id', 'ilike', pattern)]));
  }
  const column = columns[query.sort.replace(/^-/, '') as keyof typeof columns];
  const { total } = await rows.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const templates = await rows
    .selectAll()
    .orderBy(column, query.sort.startsWith('-') ? 'desc' : 'asc')
    .orderBy('id')
    .limit(query.limit)
    .offset((query.page - 1) * query.limit)
    .execute();
  return { templates, total };
}

export interface TemplateContent {
  workspaceId: string;
  id: string;
  name: string;
  document: Record<string, unknown>;
  documentHash: string;
}

/** Undefined when a template of this id is there already. */
export async function insertTemplate(db: Database, content: TemplateContent): Promise<StoredTemplate | undefined> {
  return db
    .insertInto('template')
    .values({ ...content, document: JSON.stringify(content.document), revision: 1, updatedAt: new Date() })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Undefined when there is none to replace. */
export async function replaceTemplate(db: Database, content: TemplateContent): Promise<StoredTemplate | undefined> {
  return db
    .updateTable('template')
    .set((set) => ({
      name: content.name,
      document: JSON.stringify(content.document),
      documentHash: content.documentHash,
      revision: set('revision', '+', 1),
      updatedAt: new Date(),
    }))
    .where('workspaceId', '=', content.workspaceId)
    .where('id', '=', content.id)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteTemplate(db: Database, workspaceId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('template')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
