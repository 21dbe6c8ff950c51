import { idParam } from '../identifiers.ts';
import {
  duplicateSchema,
  publishSchema,
  rollbackSchema,
  templateVersionListQuery,
  templateVersionListSchema,
  templateVersionSchema,
} from '../template-versions.ts';
import { templateSavedSchema } from '../templates.ts';
import { bodyErrors, idempotencyErrors, templateWriteErrors } from './common-errors.ts';
import { table } from './table.ts';

export const templateVersionOperations = table([
  {
    id: 'publishTemplate',
    method: 'post',
    path: '/v1/templates/{id}/publish',
    aliases: ['/template/{id}/publish'],
    scope: 'templates:write',
    summary: 'Make the saved document the next version',
    description: 'The document of the newest version published again is that version, answered 200.',
    params: idParam,
    body: publishSchema,
    examples: { 'With a note': { note: 'The title is shorter' } },
    answer: { status: 201, again: 200, schema: templateVersionSchema },
    errors: [...bodyErrors, ...idempotencyErrors, ...templateWriteErrors, 'storage_full'],
  },
  {
    id: 'listTemplateVersions',
    method: 'get',
    path: '/v1/templates/{id}/versions',
    aliases: ['/template/{id}/versions'],
    scope: 'any',
    summary: 'List the published versions, the newest first',
    params: idParam,
    query: templateVersionListQuery,
    answer: { status: 200, schema: templateVersionListSchema },
    errors: ['not_found', 'invalid_parameter'],
  },
  {
    id: 'rollBackTemplate',
    method: 'post',
    path: '/v1/templates/{id}/rollback',
    aliases: ['/template/{id}/rollback'],
    scope: 'templates:write',
    summary: 'Make the document of a version the saved one again',
    description:
      'A new revision; every version stays. What it replaces is kept: `{"revision": …}` with its revision brings it back.',
    params: idParam,
    body: rollbackSchema,
    examples: { 'To the first version': { version: 1 } },
    answer: { status: 200, schema: templateSavedSchema },
    errors: [...bodyErrors, ...idempotencyErrors, ...templateWriteErrors, 'storage_full'],
  },
  {
    id: 'duplicateTemplate',
    method: 'post',
    path: '/v1/templates/{id}/duplicate',
    aliases: ['/template/{id}/duplicate'],
    scope: 'templates:write',
    summary: 'Copy a template, or one version of it',
    params: idParam,
    body: duplicateSchema,
    examples: { 'With a name': { name: 'Welcome card, spring' } },
    answer: { status: 201, schema: templateSavedSchema },
    errors: [...bodyErrors, ...idempotencyErrors, 'not_found', 'template_invalid', 'already_exists', 'storage_full'],
  },
]);
