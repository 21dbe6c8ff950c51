import { assetFields, limits } from '@pictify/api';
import type { Context } from 'hono';
import { assetTooLarge, assetTypeRefused } from '../assets/asset-errors.ts';
import type { GivenAsset } from '../assets/upload-asset.ts';
import type { Environment } from './environment.ts';
import { readFileBody } from './file-body.ts';

/** An image, and what it is to be called. */
export async function readAssetBody(c: Context<Environment>): Promise<GivenAsset> {
  const { fields, bytes, field, fileName } = await readFileBody(c, {
    fields: assetFields,
    maxBytes: limits.assetBytes,
    tooLarge: assetTooLarge,
    isFile: (type) => type === 'application/octet-stream' || /^image\/[\w.+-]+$/.test(type),
    typeRefused: assetTypeRefused,
  });
  return { name: fields.name ?? nameOf(fileName), bytes, field };
}

/** What a file is called, without its folders and what a name may not have. */
function nameOf(fileName: string): string | undefined {
  const name = fileName
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return name.trim().slice(0, 200).toWellFormed().trim() || undefined;
}
