import type { Database } from './database.ts';

/** A base older than so many revisions cannot be compared any more. */
const keptRevisions = 500;

export interface TemplateRevision {
  workspaceId: string;
  templateId: string;
  revision: number;
  documentHash: string;
  /** The places it changed, as `touchedPlaces` names them. */
  touched: readonly string[];
}

export async function insertRevision(db: Database, { touched, ...revision }: TemplateRevision): Promise<void> {
  await db
    .insertInto('templateRevision')
    .values({ ...revision, touched: JSON.stringify(touched) })
    .execute();
  await db
    .deleteFrom('templateRevision')
    .where('workspaceId', '=', revision.workspaceId)
    .where('templateId', '=', revision.templateId)
    .where('revision', '<=', revision.revision - keptRevisions)
    .execute();
}

/** The revisions after `base`, oldest first; those that are not kept are missing. */
export async function revisionsAfter(
  db: Database,
  workspaceId: string,
  templateId: string,
  base: number,
): Promise<Pick<TemplateRevision, 'revision' | 'touched'>[]> {
  return db
    .selectFrom('templateRevision')
    .select(['revision', 'touched'])
    .where('workspaceId', '=', workspaceId)
    .where('templateId', '=', templateId)
    .where('revision', '>', base)
    .orderBy('revision')
    .execute();
}

/** The document of a revision, where a rollback, a version or a batch made it stay. */
export async function findRevisionDocument(
  db: Database,
  workspaceId: string,
  templateId: string,
  revision: number,
): Promise<{ document: Record<string, unknown>; documentHash: string } | undefined> {
  return db
    .selectFrom('templateRevision')
    .innerJoin('templateVersion', (join) =>
      join
        .onRef('templateVersion.workspaceId', '=', 'templateRevision.workspaceId')
        .onRef('templateVersion.templateId', '=', 'templateRevision.templateId')
        .onRef('templateVersion.documentHash', '=', 'templateRevision.documentHash'),
    )
    .select(['templateVersion.document', 'templateVersion.documentHash'])
    .where('templateRevision.workspaceId', '=', workspaceId)
    .where('templateRevision.templateId', '=', templateId)
    .where('templateRevision.revision', '=', revision)
    .executeTakeFirst();
}
