import { z } from '@hono/zod-openapi';
import { limits } from './limits.ts';
import { scopes } from './operation.ts';
import { listQuery, paginationSchema } from './pagination.ts';

const day = 86_400;

export const apiKeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe('The first characters of the key, to tell keys apart'),
    scopes: z.array(z.enum(scopes)),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable().describe('To the minute'),
    expiresAt: z.string().nullable(),
    revokedAt: z.string().nullable(),
    replacedBy: z.string().nullable().describe('The id of the key it was rotated to'),
  })
  .openapi('ApiKey');
export type WireApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyListQuery = listQuery(limits.apiKeysPage, {});
export const apiKeyListSchema = z.object({ apiKeys: z.array(apiKeySchema), pagination: paginationSchema });
export type WireApiKeyList = z.infer<typeof apiKeyListSchema>;

export const createApiKeySchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^\P{Cc}*$/u, 'A name has no control characters.'),
    scopes: z
      .array(z.enum(scopes))
      .min(1)
      .transform((given) => scopes.filter((scope) => given.includes(scope))),
    expiresAt: z.iso
      .datetime({ offset: true, error: 'Write a time as 2027-01-31T12:00:00Z.' })
      .nullish()
      .describe('Left out, the key is valid until it is revoked'),
  })
  .openapi('ApiKeyRequest');

export const rotateApiKeySchema = z
  .strictObject({
    overlapSeconds: z
      .number()
      .int()
      .min(0)
      .max(30 * day)
      .default(day)
      .describe('For how long the old key stays valid; 0 revokes it at once'),
  })
  .openapi('ApiKeyRotation');

const key = z.string().describe('Shown this once');

export const apiKeyCreatedSchema = z.object({ apiKey: apiKeySchema, key });
export type WireApiKeyCreated = z.infer<typeof apiKeyCreatedSchema>;

export const apiKeyRotatedSchema = z.object({ apiKey: apiKeySchema, key, replaced: apiKeySchema });
export type WireApiKeyRotated = z.infer<typeof apiKeyRotatedSchema>;
