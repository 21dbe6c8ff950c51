import type { Database } from './database.ts';

export interface TemplateVersion {
  workspaceId: string;
  templateId: string;
  documentHash: string;
}

/** Pins a document, so that a batch renders what it was started with although the template moves on. */
export async function pinTemplateVersion(
  db: Database,
  version: TemplateVersion,
  document: Record<string, unknown>,
): Promise<void> {
  await db
    .insertInto('templateVersion')
    .values({ ...version, document: JSON.stringify(document) })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'templateId', 'documentHash']).doNothing())
    .execute();
}

export async function findTemplateVersion(db: Database, version: TemplateVersion): Promise<Record<string, unknown>> {
  const row = await db
    .selectFrom('templateVersion')
    .select('document')
    .where('workspaceId', '=', version.workspaceId)
    .where('templateId', '=', version.templateId)
    .where('documentHash', '=', version.documentHash)
    .executeTakeFirstOrThrow();
  return row.document;
}
