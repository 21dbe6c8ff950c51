import {
  apiKeyCreatedSchema,
  apiKeyListQuery,
  apiKeyListSchema,
  apiKeyRotatedSchema,
  createApiKeySchema,
  rotateApiKeySchema,
} from '../api-keys.ts';
import { idParam } from '../identifiers.ts';
import { deletedSchema } from '../templates.ts';
import { bodyErrors, idempotencyErrors } from './common-errors.ts';
import { table } from './table.ts';

export const apiKeyOperations = table([
  {
    id: 'listApiKeys',
    method: 'get',
    path: '/v1/api-keys',
    scope: 'admin',
    summary: 'List the API keys, the newest first, revoked and expired ones too',
    description: 'The keys themselves are not stored and cannot be read again.',
    query: apiKeyListQuery,
    answer: { status: 200, schema: apiKeyListSchema },
    errors: ['invalid_parameter'],
  },
  {
    id: 'createApiKey',
    method: 'post',
    path: '/v1/api-keys',
    scope: 'admin',
    summary: 'Make an API key; the answer shows it, once',
    body: createApiKeySchema,
    examples: { 'For a service that renders': { name: 'Mailer', scopes: ['render'] } },
    answer: { status: 201, schema: apiKeyCreatedSchema },
    errors: [...bodyErrors, ...idempotencyErrors],
  },
  {
    id: 'revokeApiKey',
    method: 'delete',
    path: '/v1/api-keys/{id}',
    scope: 'admin',
    summary: 'Revoke an API key at once',
    description: 'It stays in the list. Refused where the workspace would be left without a key of scope `admin`.',
    params: idParam,
    answer: { status: 200, schema: deletedSchema },
    errors: ['not_found', 'environment_key', 'last_admin_key'],
  },
  {
    id: 'rotateApiKey',
    method: 'post',
    path: '/v1/api-keys/{id}/rotate',
    scope: 'admin',
    summary: 'Replace an API key by a new one with the same name and scopes',
    description:
      'Both are valid until the overlap ends. A key that expires is replaced by one that lives as long as it did.',
    params: idParam,
    body: rotateApiKeySchema,
    examples: { 'An hour to change over': { overlapSeconds: 3600 } },
    answer: { status: 201, schema: apiKeyRotatedSchema },
    errors: [...bodyErrors, ...idempotencyErrors, 'not_found', 'wrong_state', 'environment_key'],
  },
]);
