import type { Database } from '../store/database.ts';
import { insertRevision } from '../store/template-revisions.ts';
import { replaceTemplate, type StoredTemplate, type TemplateContent } from '../store/templates.ts';
import { reorderedLayers, touchedPlaces } from './touched-places.ts';

/**
 * Makes a document the next revision, inside `changeTemplate`. The very same document is no new revision.
 * `touched` are the places in which the two differ.
 */
export async function saveTemplate(
  db: Database,
  current: StoredTemplate,
  content: TemplateContent,
  touched: readonly string[],
): Promise<StoredTemplate> {
  if (content.documentHash === current.documentHash) return current;
  const saved = await replaceTemplate(db, content);
  const { workspaceId, id: templateId, revision, documentHash } = saved;
  await insertRevision(db, { workspaceId, templateId, revision, documentHash, touched });
  return saved;
}

/** As `saveTemplate`, for a document that is given whole. */
export async function saveDocument(
  db: Database,
  current: StoredTemplate,
  content: TemplateContent,
): Promise<StoredTemplate> {
  const { document } = content;
  const touched = [...touchedPlaces(current.document, document), ...reorderedLayers(current.document, document)];
  return saveTemplate(db, current, content, touched);
}
