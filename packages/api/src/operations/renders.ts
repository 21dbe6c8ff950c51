import { z } from '@hono/zod-openapi';
import { idParam } from '../identifiers.ts';
import { contentTypes } from '../image-format.ts';
import { renderRequestSchema, renderResponseSchema } from '../render.ts';
import { renderOptionsShape, sizeListSchema } from '../render-options.ts';
import { bodyErrors, idempotencyErrors, renderErrors } from './common-errors.ts';
import { table } from './table.ts';

export const renderOperations = table([
  {
    id: 'render',
    method: 'post',
    path: '/v1/templates/{id}/render',
    aliases: ['/template/{id}/render'],
    scope: 'render',
    summary: 'Render at once; with Accept: image/* or application/pdf the answer is the file itself',
    params: idParam,
    body: renderRequestSchema,
    examples: {
      'One row': { variables: { name: 'Ada Lovelace', projects_count: 42, hours_saved: 318, plan: 'Pro' } },
      'A light JPEG for link previews': {
        variables: { name: 'Ada Lovelace', hours_saved: 318 },
        size: { width: 1200, height: 630 },
        fileExtension: 'jpg',
        maxBytes: 100_000,
      },
      'The header of an email': { variables: { name: 'Ada Lovelace' }, size: 'email-header' },
      'As another service was asked': { modifications: [{ name: 'name', text: 'Ada Lovelace' }] },
      'A PDF with a page for each row': {
        variableSets: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }],
        fileExtension: 'pdf',
      },
    },
    answer: { status: 200, schema: renderResponseSchema, types: Object.values(contentTypes) },
    errors: [...bodyErrors, ...idempotencyErrors, ...renderErrors, 'not_found', 'not_supported', 'not_acceptable'],
  },
  {
    id: 'renderByQuery',
    method: 'get',
    path: '/v1/templates/{id}/render',
    aliases: ['/template/{id}/render'],
    scope: 'render',
    summary: 'Render at once, variables and options in the query string',
    params: idParam,
    query: 'any',
    knownQuery: z.object(renderOptionsShape),
    answer: { status: 200, schema: renderResponseSchema, types: Object.values(contentTypes) },
    errors: ['invalid_body', 'not_supported', 'not_found', 'not_acceptable', ...renderErrors],
  },
  {
    id: 'listSizes',
    method: 'get',
    path: '/v1/sizes',
    scope: 'any',
    summary: 'The sizes that every template has by name',
    answer: { status: 200, schema: sizeListSchema },
    errors: [],
  },
]);
