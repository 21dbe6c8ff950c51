import type { ServiceContext } from '../service-context.ts';
import type { Database } from '../store/database.ts';
import { insertTemplate } from '../store/templates.ts';
import type { CheckedTemplate } from './template-content.ts';
import { templateExists } from './template-errors.ts';
import { etagOf, wireSaved } from './wire-saved.ts';

/**
 * Stores a new template and words the answer.
 * @throws ServiceError `already_exists`.
 */
export async function createTemplate(db: Database, { publicUrl }: ServiceContext, checked: CheckedTemplate) {
  const template = await insertTemplate(db, checked.content);
  if (!template) throw templateExists(checked.content.id);
  const headers = { Location: `${publicUrl}/v1/templates/${template.id}`, ...etagOf(template) };
  return { status: 201 as const, body: await wireSaved(db, template, checked), headers };
}
