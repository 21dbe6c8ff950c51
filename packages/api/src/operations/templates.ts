import { idParam } from '../identifiers.ts';
import { templatePatchedSchema, templatePatchSchema } from '../template-operations.ts';
import {
  deletedSchema,
  templateDocumentSchema,
  templateListQuery,
  templateListSchema,
  templateSavedSchema,
  templateVariablesSchema,
} from '../templates.ts';
import { bodyErrors, idempotencyErrors, templateWriteErrors } from './common-errors.ts';
import { table } from './table.ts';

const card = {
  schema: 1,
  name: 'Welcome card',
  width: 1200,
  height: 630,
  variables: [{ name: 'name', type: 'text', default: 'friend' }],
  pages: [{ layers: [{ id: 'title', type: 'text', text: 'Welcome, {{ name }}!', font: { size: 96 } }] }],
};

export const templateOperations = table([
  {
    id: 'listTemplates',
    method: 'get',
    path: '/v1/templates',
    scope: 'any',
    summary: 'List templates',
    query: templateListQuery,
    answer: { status: 200, schema: templateListSchema },
    errors: ['invalid_parameter'],
  },
  {
    id: 'createTemplate',
    method: 'post',
    path: '/v1/templates',
    scope: 'templates:write',
    summary: 'Create a template from a document',
    description: 'Variables that expressions read and nobody declared are added as texts, default `""`.',
    body: templateDocumentSchema,
    examples: { 'A card with one text': card },
    answer: { status: 201, schema: templateSavedSchema },
    errors: [...bodyErrors, ...idempotencyErrors, 'template_invalid', 'already_exists', 'storage_full'],
  },
  {
    id: 'getTemplate',
    method: 'get',
    path: '/v1/templates/{id}',
    aliases: ['/template/{id}'],
    scope: 'any',
    summary: 'Read a template with its document',
    description: '`ETag` is the revision. Without `@{version}` it is the document as last saved, published or not.',
    params: idParam,
    answer: { status: 200, schema: templateSavedSchema.pick({ template: true }) },
    errors: ['not_found'],
  },
  {
    id: 'replaceTemplate',
    method: 'put',
    path: '/v1/templates/{id}',
    aliases: ['/template/{id}'],
    scope: 'templates:write',
    summary: 'Replace a template’s document',
    description:
      'Takes effect at once. With `If-Match: "<revision>"` only when nobody saved since that revision. The same document again changes nothing, the revision neither.',
    params: idParam,
    body: templateDocumentSchema,
    examples: { 'A card with one text': card },
    answer: { status: 200, schema: templateSavedSchema },
    errors: [...bodyErrors, ...templateWriteErrors, 'template_invalid', 'storage_full'],
  },
  {
    id: 'patchTemplate',
    method: 'patch',
    path: '/v1/templates/{id}',
    aliases: ['/template/{id}'],
    scope: 'templates:write',
    summary: 'Change a template by operations, all or none',
    description:
      'Operations made on an earlier revision are applied to the current document, unless what they touch was changed meanwhile: then the answer is 409 `revision_conflict`, whose `errors` name the layers and variables.',
    params: idParam,
    body: templatePatchSchema,
    examples: {
      'Another text': {
        baseRevision: 1,
        operations: [{ type: 'setProps', layerId: 'title', props: { text: 'Hello, {{ name }}!' } }],
      },
    },
    answer: { status: 200, schema: templatePatchedSchema },
    errors: [...bodyErrors, ...templateWriteErrors, 'revision_conflict', 'template_invalid', 'storage_full'],
  },
  {
    id: 'deleteTemplate',
    method: 'delete',
    path: '/v1/templates/{id}',
    aliases: ['/template/{id}'],
    scope: 'templates:write',
    summary: 'Delete a template and its versions; its images and running batches stay',
    params: idParam,
    answer: { status: 200, schema: deletedSchema },
    errors: [...templateWriteErrors],
  },
  {
    id: 'getTemplateVariables',
    method: 'get',
    path: '/v1/templates/{id}/variables',
    aliases: ['/template/{id}/variables'],
    scope: 'any',
    summary: 'List the variables of a template',
    params: idParam,
    answer: { status: 200, schema: templateVariablesSchema },
    errors: ['not_found'],
  },
]);
