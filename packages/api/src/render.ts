import { z } from '@hono/zod-openapi';
import { issueSchema } from './issue.ts';
import { limits } from './limits.ts';
import { oneFormat, renderOptionsShape } from './render-options.ts';

const row = z.record(z.string(), z.unknown());
const variablesError =
  '“variables” must be an object, the values of one image. Send several as “variableSets”, or as a batch.';

const layersError =
  'Changes of layers are a list such as [{"name": "title", "text": "Hello"}] or a map such as {"title": {"text": "Hello"}}.';
const layerChanges = z
  .union([z.array(row), z.record(z.string(), row)], layersError)
  .describe(
    'What is to be different about layers, as Bannerbear, Placid and Templated say it: a list of maps with a “name”, or a map by name. Wins over variables',
  );

/** What the requests of other services carry beside variables; also understood in every row of a batch. */
const adaptersShape = {
  modifications: layerChanges.optional(),
  layers: layerChanges.optional(),
  template_values: row.optional().describe('More variables, as HTML/CSS to Image says it. Wins over variables'),
};

export const renderRequestSchema = z
  .strictObject({
    variables: z
      .record(z.string(), z.unknown(), variablesError)
      .optional()
      .describe('The values of one row; what is missing gets the template’s default'),
    variableSets: z
      .array(row)
      .min(1)
      .max(limits.variableSets)
      .optional()
      .describe('Several rows: one image each, or the pages of one PDF'),
    ...adaptersShape,
    ...renderOptionsShape,
  })
  .refine(...oneFormat)
  .openapi('RenderRequest');

export const renderedImageSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.url(),
  width: z.number().int(),
  height: z.number().int(),
  format: z.string(),
  bytes: z.number().int(),
  altText: z.string(),
  issues: z.array(issueSchema),
  createdAt: z.iso.datetime(),
});
export type RenderedImage = z.infer<typeof renderedImageSchema>;

export const renderResponseSchema = renderedImageSchema
  .omit({ name: true })
  .extend({
    image: z.object({ url: z.url() }),
    results: z.array(renderedImageSchema).describe('In the order of the sets, without those in `errors`'),
    errors: z
      .array(z.object({ index: z.number().int(), code: z.string(), message: z.string() }))
      .describe('Sets that could not be drawn; the call itself fails only where that is all of them'),
    templateUid: z.string(),
    totalRendered: z.number().int(),
  })
  .openapi('RenderResponse');
export type RenderResponse = z.infer<typeof renderResponseSchema>;
