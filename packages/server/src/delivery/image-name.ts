import { createHmac } from 'node:crypto';
import type { ImageExtension } from '@pictify/api';
import { base32 } from '../identifier.ts';

/**
 * How images are named in URLs.
 *
 * A single render is `<hash>.<ext>`; row `index` of a batch is `<batch>-<index>-<hash>.<ext>`, so that the server finds
 * the pack without a database row per image. The hash is a 160-bit MAC over workspace and bytes: equal images of a
 * workspace have equal names, nobody can guess one, and nobody can test whether another workspace has an image.
 */
export function imageHash(key: Uint8Array, workspaceId: string, bytes: Uint8Array): string {
  return base32(createHmac('sha256', key).update(workspaceId).update('\0').update(bytes).digest().subarray(0, 20));
}

export function batchImageName(batchId: string, index: number, hash: string, extension: ImageExtension): string {
  return `${batchId.slice('bat_'.length)}-${index}-${hash}.${extension}`;
}

export interface ParsedImageName {
  hash: string;
  extension: ImageExtension;
  batch: { id: string; index: number } | null;
}

const pattern =
  /^(?:([0-9a-hjkmnp-tv-z]{26})-(0|[1-9]\d{0,6})-)?([0-9a-hjkmnp-tv-z]{32})\.(png|jpg|webp|avif|gif|pdf)$/;

export function parseImageName(name: string): ParsedImageName | null {
  const match = pattern.exec(name);
  if (!match) return null;
  const [, batch, index, hash, extension] = match;
  return {
    hash: hash!,
    extension: extension as ImageExtension,
    batch: batch === undefined ? null : { id: `bat_${batch}`, index: Number(index) },
  };
}

/** Where a single image lies in the blob store. */
export function imageBlobKey(name: string): string {
  return `images/${name.slice(0, 2)}/${name}`;
}
