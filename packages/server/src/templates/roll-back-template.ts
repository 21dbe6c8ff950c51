import type { RollbackRequest } from '@pictify/api';
import type { Database } from '../store/database.ts';
import { findRevisionDocument } from '../store/template-revisions.ts';
import { pinTemplateVersion } from '../store/template-versions.ts';
import type { StoredTemplate } from '../store/templates.ts';
import { loadTemplate } from './load-template.ts';
import { saveDocument } from './save-template.ts';
import { revisionNotKept } from './template-errors.ts';

/**
 * Makes an earlier document the saved one, inside `changeTemplate`. What it replaces stays, under its revision.
 * @throws ServiceError `not_found`.
 */
export async function rollBackTemplate(
  db: Database,
  current: StoredTemplate,
  { version, revision }: RollbackRequest,
): Promise<StoredTemplate> {
  const { workspaceId, id } = current;
  const { document, documentHash } =
    revision === undefined
      ? await loadTemplate({ db }, workspaceId, `${id}@${version}`)
      : await keptRevision(db, current, revision);
  const replaced = { workspaceId, templateId: id, documentHash: current.documentHash };
  await pinTemplateVersion(db, replaced, current.document);
  const { name } = document as { name: string };
  return saveDocument(db, current, { workspaceId, id, name, document, documentHash });
}

async function keptRevision(db: Database, { workspaceId, id }: StoredTemplate, revision: number) {
  const kept = await findRevisionDocument(db, workspaceId, id, revision);
  if (!kept) throw revisionNotKept(revision);
  return kept;
}
