import { z } from '@hono/zod-openapi';
import { idParam } from '../identifiers.ts';
import { contentTypes } from '../image-format.ts';
import { renderRequestSchema, renderResponseSchema } from '../render.ts';
import { renderOptionsShape } from '../render-options.ts';
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
    answer: { status: 200, schema: renderResponseSchema, types: Object.values(contentTypes) },
    errors: [...bodyErrors, ...idempotencyErrors, ...renderErrors, 'not_found', 'not_supported'],
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
    errors: ['not_found', 'invalid_parameter', ...renderErrors],
  },
]);
