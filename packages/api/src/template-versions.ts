import { z } from '@hono/zod-openapi';
import { templateIdSchema } from './identifiers.ts';
import { limits } from './limits.ts';
import { listQuery, paginationSchema } from './pagination.ts';

const text = (maximum: number) => z.string().trim().min(1).max(maximum).optional();

export const publishSchema = z
  .strictObject({
    name: text(100).describe('What people call this version'),
    note: text(2000).describe('What is new in it'),
  })
  .openapi('PublishRequest');
export type PublishRequest = z.infer<typeof publishSchema>;

export const rollbackSchema = z
  .strictObject({
    version: z.number().int().min(1).optional().describe('A published version'),
    revision: z.number().int().min(1).optional().describe('Instead: what an earlier rollback replaced'),
  })
  .refine(
    ({ version, revision }) => (version === undefined) !== (revision === undefined),
    'Say which “version” to go back to, for instance {"version": 1}; or, to undo a rollback, which “revision”.',
  )
  .openapi('RollbackRequest');
export type RollbackRequest = z.infer<typeof rollbackSchema>;

export const duplicateSchema = z
  .strictObject({
    id: templateIdSchema.optional().describe('Of the copy; default a new one'),
    name: text(200).describe('Of the copy; default “Copy of …”'),
  })
  .openapi('DuplicateRequest');

export const templateVersionSchema = z
  .object({
    id: z.string().describe('`{template}@{version}`, which can stand wherever a template’s id can'),
    templateUid: z.string(),
    version: z.number().int(),
    revision: z.number().int().describe('The revision that was published'),
    documentHash: z.string().describe('Equal documents have equal hashes'),
    name: z.string().nullable(),
    note: z.string().nullable(),
    publishedAt: z.iso.datetime(),
    current: z.boolean().describe('The template’s saved document is this version’s'),
  })
  .openapi('TemplateVersion');
export type WireTemplateVersion = z.infer<typeof templateVersionSchema>;

export const templateVersionListQuery = listQuery(limits.templatesPage, {});

export const templateVersionListSchema = z.object({
  versions: z.array(templateVersionSchema).describe('The newest first'),
  pagination: paginationSchema,
});
