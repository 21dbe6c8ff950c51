import type { ServiceContext } from '../service-context.ts';
import { findTemplate, latestTemplateIds, type StoredTemplate } from '../store/templates.ts';
import { templateNotFound } from './template-errors.ts';

/** @throws ServiceError `not_found`, with a did-you-mean among the workspace's own templates. */
export async function loadTemplate(
  context: Pick<ServiceContext, 'db'>,
  workspaceId: string,
  id: string,
): Promise<StoredTemplate> {
  const template = await findTemplate(context.db, workspaceId, id);
  if (template) return template;
  throw templateNotFound(id, await latestTemplateIds(context.db, workspaceId, 50));
}
