import type { WireAsset } from '@pictify/api';
import type { ImageFormat } from '@pictify/fetcher';
import type { StoredAsset } from '../store/assets.ts';

export const assetTypes = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
  svg: 'image/svg+xml',
} as const satisfies Record<ImageFormat, string>;

export function wireAsset({ id, name, format, bytes, width, height, sha256, createdAt }: StoredAsset): WireAsset {
  return {
    id,
    name,
    source: `asset:${id}`,
    type: assetTypes[format],
    bytes,
    width,
    height,
    sha256,
    createdAt: createdAt.toISOString(),
  };
}
