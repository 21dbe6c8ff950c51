import { createHash } from 'node:crypto';

/** What names a font's file: SHA-256 of its bytes, in hexadecimal. */
export function fontHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where a font lies in the blob store. Each workspace has its own copy, so that deleting needs no look at others. */
export function fontBlobKey(workspaceId: string, hash: string): string {
  return `fonts/${workspaceId}/${hash}`;
}
