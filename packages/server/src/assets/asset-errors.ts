import { limits } from '@pictify/api';
import { ServiceError } from '../service-error.ts';

/** `reason` is a sentence for whoever uploaded it; `field` is empty where the whole body is the image. */
export function assetInvalid(reason: string, field: string): ServiceError {
  return new ServiceError({
    code: 'asset_invalid',
    publicMessage: reason,
    errors: [{ field, code: 'asset_invalid', message: reason }],
  });
}

export function assetTooLarge(): ServiceError {
  return new ServiceError({
    code: 'body_too_large',
    publicMessage: `An image may have at most ${limits.assetBytes / 1024 ** 2} MB. Make it smaller, or send it as WebP or JPEG.`,
    headers: { Connection: 'close' },
  });
}

export function assetTypeRefused(given: string | undefined): ServiceError {
  return new ServiceError({
    code: 'unsupported_media_type',
    publicMessage: `Send the file’s bytes with its own type, such as “Content-Type: image/png”, or a form with a “file” as “multipart/form-data”${given ? `, not ${given.slice(0, 80)}` : ''}.`,
    headers: { Accept: 'image/*, application/octet-stream, multipart/form-data', Connection: 'close' },
  });
}

export function tooManyAssets(): ServiceError {
  return new ServiceError({
    code: 'too_many_assets',
    publicMessage: `A workspace may have ${limits.workspaceAssets} images with ${limits.workspaceAssetBytes / 1024 ** 3} GB together. Delete some with DELETE /v1/assets/{id}.`,
  });
}

export function assetInUse(templateIds: readonly string[]): ServiceError {
  const named = templateIds.slice(0, 10).join(', ');
  const more = templateIds.length > 10 ? ' and others' : '';
  return new ServiceError({
    code: 'asset_in_use',
    publicMessage: `This image is used by ${named}${more}. Take it out of there first, or delete it anyway with ?force=true.`,
  });
}

export function assetNotFound(): ServiceError {
  const publicMessage = 'There is no asset with this id. List yours with GET /v1/assets.';
  return new ServiceError({ code: 'not_found', publicMessage });
}
