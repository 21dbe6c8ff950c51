import { createHash } from 'node:crypto';
import { templateIdSchema } from '@pictify/api';
import type { Issue } from '@pictify/expr';
import { validateTemplate } from '@pictify/scene';
import { invalidBody } from '../http/body-errors.ts';
import { createId } from '../identifier.ts';
import type { TemplateContent } from '../store/templates.ts';
import { templateInvalid } from './template-errors.ts';

export interface CheckedTemplate {
  content: TemplateContent;
  warnings: readonly Issue[];
  addedVariables: readonly string[];
}

/**
 * Validates a document and makes what is stored of it. Its id is `id`, else its own, else a new one.
 * @throws ServiceError `template_invalid` with every problem, or `invalid_body` for the id.
 */
export function checkTemplate(workspaceId: string, given: unknown, id?: string): CheckedTemplate {
  const { template, errors, warnings, addedVariables } = validateTemplate(given);
  if (!template || errors.length > 0) throw templateInvalid(errors);
  const ownId = id ?? template.id ?? createId('tpl');
  const parsed = templateIdSchema.safeParse(ownId);
  if (!parsed.success) {
    throw invalidBody([{ field: '/id', code: 'invalid_id', message: parsed.error.issues[0]!.message }]);
  }
  const document = { ...template, id: ownId } as unknown as Record<string, unknown>;
  const documentHash = createHash('sha256').update(JSON.stringify(document)).digest('base64url');
  return { content: { workspaceId, id: ownId, name: template.name, document, documentHash }, warnings, addedVariables };
}
