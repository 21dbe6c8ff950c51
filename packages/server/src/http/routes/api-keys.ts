import {
  apiKeyListQuery,
  createApiKeySchema,
  pagination,
  rotateApiKeySchema,
  type WireApiKey,
  type WireApiKeyCreated,
  type WireApiKeyList,
  type WireApiKeyRotated,
} from '@pictify/api';
import { hashApiKey, mintKey } from '../../security/api-key.ts';
import { revokeKey } from '../../security/revoke-key.ts';
import { rotateKey } from '../../security/rotate-key.ts';
import type { ServiceContext } from '../../service-context.ts';
import { type ApiKey, listApiKeys } from '../../store/api-keys.ts';
import { invalidBody } from '../body-errors.ts';
import { type Answer, bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';

type Routes = 'listApiKeys' | 'createApiKey' | 'revokeApiKey' | 'rotateApiKey';

export function apiKeyHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db, rootSecret, access } = context;
  const wire = ({ id, name, prefix, scopes, replacedBy, ...times }: ApiKey): WireApiKey => ({
    id,
    name,
    prefix,
    scopes,
    createdAt: times.createdAt.toISOString(),
    lastUsedAt: (access.uses.notedAt(id) ?? times.lastUsedAt)?.toISOString() ?? null,
    expiresAt: times.expiresAt?.toISOString() ?? null,
    revokedAt: times.revokedAt?.toISOString() ?? null,
    replacedBy,
  });
  /** A key of ours needs no proof that it is no guess. */
  const prove = (key: string) => access.proven.set(hashApiKey(rootSecret, key).toString('base64'), true);

  return {
    listApiKeys: async (c) => {
      const query = readQuery(c, apiKeyListQuery);
      const { apiKeys, total } = await listApiKeys(db, c.get('key').workspaceId, query);
      return c.json({ apiKeys: apiKeys.map(wire), pagination: pagination(query, total) } satisfies WireApiKeyList);
    },

    createApiKey: async (c) => {
      const { value, bytes } = await readJson(c, createApiKeySchema, Object.keys(createApiKeySchema.shape));
      return idempotent(c, context, 'createApiKey', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const { name, scopes } = value;
          const expiresAt = expiry(value.expiresAt);
          return db.transaction().execute(async (transaction) => {
            const wanted = { workspaceId: c.get('key').workspaceId, name, scopes, expiresAt };
            const { apiKey, key } = await mintKey(transaction, rootSecret, wanted);
            const answer = secretAnswer({ apiKey: wire(apiKey), key } satisfies WireApiKeyCreated);
            await commit(transaction, answer);
            prove(key);
            return answer;
          });
        },
      });
    },

    revokeApiKey: async (c) => {
      await revokeKey(db, c.get('key').workspaceId, c.req.param('id')!);
      return c.json({ deleted: true });
    },

    rotateApiKey: async (c) => {
      const { value, bytes } = await readJson(c, rotateApiKeySchema, Object.keys(rotateApiKeySchema.shape));
      return idempotent(c, context, 'rotateApiKey', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: (commit) =>
          db.transaction().execute(async (transaction) => {
            const place = { workspaceId: c.get('key').workspaceId, id: c.req.param('id')! };
            const { apiKey, key, replaced } = await rotateKey(transaction, rootSecret, place, value.overlapSeconds);
            const body = { apiKey: wire(apiKey), key, replaced: wire(replaced) } satisfies WireApiKeyRotated;
            const answer = secretAnswer(body);
            await commit(transaction, answer);
            prove(key);
            return answer;
          }),
      });
    },
  };
}

function secretAnswer(body: object): Answer {
  return { status: 201, body, isSecret: true };
}

function expiry(given: string | null | undefined): Date | null {
  const expiresAt = given ? new Date(given) : null;
  if (expiresAt === null || expiresAt.getTime() > Date.now()) return expiresAt;
  const message = '“expiresAt” must lie in the future. Leave it out for a key that does not expire.';
  throw invalidBody([{ field: '/expiresAt', code: 'invalid_value', message }]);
}
