import {
  assetBodies,
  assetDeleteQuery,
  assetFields,
  assetListQuery,
  assetListSchema,
  assetSavedSchema,
  assetWithUseSchema,
} from '../assets.ts';
import { idParam } from '../identifiers.ts';
import { deletedSchema } from '../templates.ts';
import { bodyErrors, idempotencyErrors } from './common-errors.ts';
import { table } from './table.ts';

export const assetOperations = table([
  {
    id: 'listAssets',
    method: 'get',
    path: '/v1/assets',
    scope: 'any',
    summary: 'List the images of the workspace, the newest first',
    query: assetListQuery,
    answer: { status: 200, schema: assetListSchema },
    errors: ['invalid_parameter'],
  },
  {
    id: 'createAsset',
    method: 'post',
    path: '/v1/assets',
    scope: 'templates:write',
    summary: 'Upload an image; the same file again is the same asset',
    query: assetFields,
    bodies: assetBodies,
    answer: { status: 201, again: 200, schema: assetSavedSchema },
    errors: [
      ...bodyErrors,
      ...idempotencyErrors,
      'invalid_parameter',
      'asset_invalid',
      'too_many_assets',
      'overloaded',
      'storage_full',
    ],
  },
  {
    id: 'getAsset',
    method: 'get',
    path: '/v1/assets/{id}',
    scope: 'any',
    summary: 'One image, and which templates name it',
    params: idParam,
    answer: { status: 200, schema: assetWithUseSchema },
    errors: ['not_found'],
  },
  {
    id: 'getAssetFile',
    method: 'get',
    path: '/v1/assets/{id}/file',
    scope: 'any',
    summary: 'The file as it was uploaded',
    params: idParam,
    answer: { status: 200, types: Object.keys(assetBodies).filter((type) => type.startsWith('image/')) },
    errors: ['not_found'],
  },
  {
    id: 'deleteAsset',
    method: 'delete',
    path: '/v1/assets/{id}',
    scope: 'templates:write',
    summary: 'Delete an image; what names it is drawn with its fallback from then on',
    params: idParam,
    query: assetDeleteQuery,
    answer: { status: 200, schema: deletedSchema },
    errors: ['not_found', 'invalid_parameter', 'asset_in_use'],
  },
]);
