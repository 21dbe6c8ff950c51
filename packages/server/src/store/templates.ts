import { type ListQuery, offsetOf } from '@pictify/api';
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

/** As `findTemplate`; until the transaction ends nobody else changes or deletes it. */
export async function lockTemplate(db: Database, workspaceId: string, id: string): Promise<StoredTemplate | undefined> {
  return db
    .selectFrom('template')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The ids of the templates changed last. */
export async function latestTemplateIds(db: Database, workspaceId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('template')
    .select('id')
    .where('workspaceId', '=', workspaceId)
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** A template as a list shows it; of its document there may be only what `summaryOf` keeps. */
export type ListedTemplate = Pick<StoredTemplate, (typeof listed)[number] | 'document'>;

const listed = ['id', 'name', 'revision', 'createdAt', 'updatedAt'] as const;

export interface TemplatePage {
  templates: ListedTemplate[];
  total: number;
}

export interface TemplateQuery extends ListQuery {
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
    .select(listed)
    // What was stored before there were summaries has none.
    .select(sql<Record<string, unknown>>`coalesce(summary, document)`.as('document'))
    .orderBy(column, query.sort.startsWith('-') ? 'desc' : 'asc')
    .orderBy('id')
    .limit(query.limit)
    .offset(offsetOf(query))
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
    .values({ ...content, ...stored(content.document), revision: 1, updatedAt: new Date() })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Of a template that is there. */
export async function replaceTemplate(db: Database, content: TemplateContent): Promise<StoredTemplate> {
  return db
    .updateTable('template')
    .set((set) => ({
      name: content.name,
      ...stored(content.document),
      documentHash: content.documentHash,
      revision: set('revision', '+', 1),
      updatedAt: new Date(),
    }))
    .where('workspaceId', '=', content.workspaceId)
    .where('id', '=', content.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** With its versions and the history of its revisions; documents that batches need stay. */
export async function deleteTemplate(db: Database, workspaceId: string, id: string): Promise<void> {
  await db.deleteFrom('template').where('workspaceId', '=', workspaceId).where('id', '=', id).execute();
}

function stored(document: Record<string, unknown>): { document: string; summary: string } {
  return { document: JSON.stringify(document), summary: JSON.stringify(summaryOf(document)) };
}

/** What a list shows of a document: all but its pages, and its sizes without their overrides. */
function summaryOf({ description, width, height, variables, sizes }: Record<string, unknown>): object {
  const names = Object.keys(sizes ?? {});
  return { description, width, height, variables, sizes: Object.fromEntries(names.map((name) => [name, {}])) };
}
