import type { WireTemplate } from '@pictify/api';
import type { Template } from '@pictify/scene';
import type { ListedTemplate } from '../store/templates.ts';
import type { LoadedTemplate } from './load-template.ts';

export function wireTemplate(
  stored: ListedTemplate & Pick<LoadedTemplate, 'version'>,
  withDocument: boolean,
): WireTemplate {
  const document = stored.document as unknown as Template;
  return {
    id: stored.id,
    uid: stored.id,
    name: stored.name,
    description: document.description ?? '',
    width: document.width,
    height: document.height,
    revision: stored.revision,
    ...(stored.version === undefined ? {} : { version: stored.version }),
    variables: document.variables as unknown as Record<string, unknown>[],
    sizes: Object.keys(document.sizes ?? {}),
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
    ...(withDocument ? { document: stored.document } : {}),
  };
}
