import type { ServiceContext } from '../service-context.ts';
import { findTemplate, listTemplates, type StoredTemplate } from '../store/templates.ts';
import { templateNotFound } from './template-errors.ts';

/** @throws ServiceError `not_found`, with a did-you-mean among the workspace's own templates. */
export async function loadTemplate(
  context: Pick<ServiceContext, 'db'>,
  workspaceId: string,
  id: string,
): Promise<StoredTemplate> {
  const template = await findTemplate(context.db, workspaceId, id);
  if (template) return template;
  const { templates } = await listTemplates(context.db, workspaceId, { page: 1, limit: 50, sort: '-updatedAt' });
  throw templateNotFound(
    id,
    templates.map((known) => known.id),
  );
}
