import type { ServiceContext } from '../service-context.ts';
import type { Database } from '../store/database.ts';
import { findPublication, listPublications } from '../store/template-publications.ts';
import { findTemplateVersion } from '../store/template-versions.ts';
import { findTemplate, latestTemplateIds, type StoredTemplate } from '../store/templates.ts';
import { templateNotFound, versionNotFound } from './template-errors.ts';
import { readPin } from './template-pin.ts';

/** A template as it is saved now, or as one of its versions was published. */
export interface LoadedTemplate extends StoredTemplate {
  version?: number;
}

/**
 * By an id as a caller gives it, with or without a pinned version.
 * @throws ServiceError `not_found`: with a did-you-mean among the workspace's own templates, or with the versions there are.
 */
export async function loadTemplate(
  { db }: Pick<ServiceContext, 'db'>,
  workspaceId: string,
  given: string,
): Promise<LoadedTemplate> {
  const { id, version } = readPin(given);
  const template = await findTemplate(db, workspaceId, id);
  if (!template) throw await missing(db, workspaceId, id);
  if (version === undefined) return template;
  const publication = version === 'unreadable' ? undefined : await findPublication(db, workspaceId, id, version);
  if (!publication) throw await missingVersion(db, workspaceId, id);
  const { documentHash, revision, publishedAt } = publication;
  const document = await findTemplateVersion(db, { workspaceId, templateId: id, documentHash });
  const { name } = document as { name: string };
  return { ...template, name, document, documentHash, revision, updatedAt: publishedAt, version: publication.version };
}

/** What to answer where a template is not there. */
export async function missing(db: Database, workspaceId: string, id: string): Promise<Error> {
  return templateNotFound(id, await latestTemplateIds(db, workspaceId, 50));
}

/** What to answer where a template has no such version. */
async function missingVersion(db: Database, workspaceId: string, id: string): Promise<Error> {
  const { publications } = await listPublications(db, workspaceId, id, { limit: 10, offset: 0 });
  return versionNotFound(
    id,
    publications.map(({ version }) => version),
  );
}
