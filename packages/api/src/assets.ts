import { z } from '@hono/zod-openapi';
import { limits } from './limits.ts';
import { listQuery, paginationSchema } from './pagination.ts';

const nameError = '“name” is 1 to 200 letters without control characters.';

/** What an upload says of its image. */
export const assetFields = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, nameError)
    .max(200, nameError)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, nameError)
    .optional()
    .describe('What people call it; default the name of the file'),
});

const file = z.string().openapi({ type: 'string', format: 'binary' });

/** The bodies an upload may have, by media type. What kind of image it is decides its content. */
export const assetBodies = {
  'image/png': file,
  'image/jpeg': file,
  'image/webp': file,
  'image/gif': file,
  'image/avif': file,
  'image/svg+xml': file,
  'application/octet-stream': file,
  'multipart/form-data': assetFields.extend({ file }),
};

export const assetSchema = z
  .object({
    id: z.string().describe('Made from the content: the same file has the same id in every workspace'),
    name: z.string(),
    source: z.string().describe('What a template writes as the source of an image: asset:<id>'),
    type: z.string().describe('The media type by its content'),
    bytes: z.number().int(),
    width: z.number().int(),
    height: z.number().int(),
    sha256: z.string().describe('Of the file, in hexadecimal'),
    createdAt: z.iso.datetime(),
  })
  .openapi('Asset');
export type WireAsset = z.infer<typeof assetSchema>;

export const assetSavedSchema = z.object({ asset: assetSchema });

export const assetWithUseSchema = assetSavedSchema.extend({
  usedBy: z.array(z.string()).describe('The ids of the templates that name it, the first hundred'),
});

export const assetListQuery = listQuery(limits.assetsPage, {
  q: z.string().max(200).optional().describe('Part of the name or of the id'),
});

export const assetListSchema = z.object({ assets: z.array(assetSchema), pagination: paginationSchema });

export const assetDeleteQuery = z.strictObject({
  force: z.enum(['true', 'false']).default('false').describe('Delete it although templates name it'),
});
