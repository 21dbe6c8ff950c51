import type { PublishRequest } from '@pictify/api';
import type { Database } from '../store/database.ts';
import { findPublication, insertPublication, type StoredPublication } from '../store/template-publications.ts';
import { pinTemplateVersion } from '../store/template-versions.ts';
import type { StoredTemplate } from '../store/templates.ts';

export interface Published {
  publication: StoredPublication;
  /** False where the newest version has this document already. */
  isNew: boolean;
}

/** Makes the saved document the next version, inside `changeTemplate`. */
export async function publishTemplate(
  db: Database,
  { workspaceId, id: templateId, revision, document, documentHash }: StoredTemplate,
  { name, note }: PublishRequest,
): Promise<Published> {
  const latest = await findPublication(db, workspaceId, templateId, 'latest');
  if (latest?.documentHash === documentHash) return { publication: latest, isNew: false };
  await pinTemplateVersion(db, { workspaceId, templateId, documentHash }, document);
  const publication = await insertPublication(db, {
    workspaceId,
    templateId,
    version: (latest?.version ?? 0) + 1,
    revision,
    documentHash,
    name: name ?? null,
    note: note ?? null,
  });
  return { publication, isNew: true };
}
