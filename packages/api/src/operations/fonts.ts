import { fontBodies, fontListSchema, fontOverrides, fontSavedSchema } from '../fonts.ts';
import { idParam } from '../identifiers.ts';
import { deletedSchema } from '../templates.ts';
import { bodyErrors, idempotencyErrors } from './common-errors.ts';
import { table } from './table.ts';

export const fontOperations = table([
  {
    id: 'listFonts',
    method: 'get',
    path: '/v1/fonts',
    scope: 'any',
    summary: 'List the fonts of the workspace, and the shipped families',
    answer: { status: 200, schema: fontListSchema },
    errors: [],
  },
  {
    id: 'createFont',
    method: 'post',
    path: '/v1/fonts',
    scope: 'templates:write',
    summary: 'Upload a font; the same file again is the same font',
    query: fontOverrides,
    bodies: fontBodies,
    answer: { status: 201, again: 200, schema: fontSavedSchema },
    errors: [
      ...bodyErrors,
      ...idempotencyErrors,
      'invalid_parameter',
      'font_invalid',
      'already_exists',
      'too_many_fonts',
      'overloaded',
      'storage_full',
    ],
  },
  {
    id: 'deleteFont',
    method: 'delete',
    path: '/v1/fonts/{id}',
    scope: 'templates:write',
    summary: 'Delete a font; running batches keep it until they end',
    params: idParam,
    answer: { status: 200, schema: deletedSchema },
    errors: ['not_found'],
  },
]);
