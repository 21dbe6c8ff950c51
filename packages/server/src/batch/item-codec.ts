import { gunzipSync, gzipSync } from 'node:zlib';
import type { ItemResult } from '../workers/protocol.ts';

/** The results of a chunk as they are stored: gzip of JSON, about 60 bytes an image. */
export function encodeItems(items: readonly ItemResult[]): Buffer {
  return gzipSync(JSON.stringify(items), { level: 1 });
}

export function decodeItems(stored: Buffer): ItemResult[] {
  return JSON.parse(gunzipSync(stored).toString('utf8')) as ItemResult[];
}
