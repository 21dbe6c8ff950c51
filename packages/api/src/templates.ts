import { z } from '@hono/zod-openapi';
import { issueSchema } from './issue.ts';
import { limits } from './limits.ts';
import { listQuery, paginationSchema } from './pagination.ts';

/** Checked in depth by `validateTemplate` of the scene package, which reports every problem with a JSON pointer. */
export const templateDocumentSchema = z.record(z.string(), z.unknown()).openapi('TemplateDocument', {
  description: 'A template: schema, name, width, height, variables, roles, pages with layers, sizes.',
});

export const templateSchema = z
  .object({
    id: z.string(),
    uid: z.string().describe('Same as id'),
    name: z.string(),
    description: z.string(),
    width: z.number(),
    height: z.number(),
    revision: z.number().int().describe('Counts the changes; also the ETag'),
    version: z.number().int().optional().describe('Of a pinned id: the published version'),
    variables: z.array(z.record(z.string(), z.unknown())),
    sizes: z.array(z.string()),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    document: templateDocumentSchema.optional().describe('Left out of lists'),
  })
  .openapi('Template');
export type WireTemplate = z.infer<typeof templateSchema>;

export const templateListQuery = listQuery(limits.templatesPage, {
  sort: z
    .enum(['updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'name', '-name'])
    .default('-updatedAt')
    .describe('A leading “-” sorts downwards'),
  q: z.string().max(200).optional().describe('Part of the name or of the id'),
});

export const templateListSchema = z.object({ templates: z.array(templateSchema), pagination: paginationSchema });

export const templateSavedSchema = z.object({
  template: templateSchema,
  warnings: z.array(issueSchema),
  addedVariables: z.array(z.string()).describe('Variables the expressions read that were not declared'),
});

export const templateVariablesSchema = z.object({
  templateUid: z.string(),
  variables: z.array(z.record(z.string(), z.unknown())),
});

export const deletedSchema = z.object({ deleted: z.literal(true) });
