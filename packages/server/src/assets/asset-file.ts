import { createHash } from 'node:crypto';
import { base32 } from '../identifier.ts';

/** What an uploaded image is called where an image source stands: `asset:ast_…`. */
export const assetIdPattern = /^ast_[0-9a-hjkmnp-tv-z]{32}$/;

/**
 * The id of an image by its content, 160 bits of its SHA-256: the same file is the same asset, may be deleted and
 * uploaded again, and has the same id in the workspace that a template is copied to.
 */
export function assetId(sha256: string): string {
  return `ast_${base32(Buffer.from(sha256, 'hex').subarray(0, 20))}`;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where an image lies in the blob store. Under its workspace, so that no id opens what another workspace has. */
export function assetBlobKey(workspaceId: string, id: string): string {
  return `assets/${workspaceId}/${id}`;
}
