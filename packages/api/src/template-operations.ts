import { z } from '@hono/zod-openapi';
import { limits } from './limits.ts';
import { templateSavedSchema } from './templates.ts';

const operationTypes = [
  'setProps',
  'restoreProps',
  'addLayer',
  'removeLayers',
  'reorder',
  'restoreOverrides',
  'setVariable',
  'removeVariable',
  'sequence',
] as const;

/** What each type takes beside `type` is checked by `applyOperation` of the scene package, which applies it too. */
const templateOperationSchema = z.looseObject({ type: z.enum(operationTypes) }).openapi('TemplateOperation', {
  description: [
    '`setProps {layerId, props}` merges into a layer, null removes;',
    '`restoreProps {layerId, values: [{pointer, value?}]}` puts exact values;',
    '`addLayer {layer, pageId?, parentId?, index?}`; `removeLayers {ids}`; `reorder {layerId, index?, pageId?, parentId?}`;',
    '`restoreOverrides {values: [{size, layerId, props?}]}` of the sizes;',
    '`setVariable {variable, index?}` adds or replaces; `removeVariable {name}`; `sequence {operations, summary?}`.',
  ].join(' '),
});

export const templatePatchSchema = z
  .strictObject({
    baseRevision: z.number().int().min(1).describe('The revision the operations were made on'),
    operations: z
      .array(templateOperationSchema)
      .min(1)
      .max(limits.templateOperations)
      .describe('Applied in order, all or none'),
  })
  .openapi('TemplatePatch');
export type TemplatePatch = z.infer<typeof templatePatchSchema>;

export const templatePatchedSchema = templateSavedSchema.extend({
  summary: z.string().describe('What was done, in words: “Moved “Avatar” to front”'),
});
