import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Context } from 'hono';
import type { Environment } from '../http/environment.ts';
import { notFound } from '../http/not-found.ts';
import { AssetMissing, readAsset } from '../workers/image-source.ts';

const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};

/** Answers `/assets/{path}`: the sample pictures of the starters, read only. */
export async function deliverAsset(c: Context<Environment>, assetsDir: string): Promise<Response> {
  const path = new URL(c.req.url).pathname.replace(/^\/assets\//, '');
  const type = types[extname(path).toLowerCase()];
  if (!type) throw notFound();
  const bytes = await readAsset(assetsDir, path).catch((error: unknown) => {
    throw error instanceof AssetMissing ? notFound() : error;
  });
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  const headers = {
    'Cache-Control': 'public, max-age=86400',
    ETag: etag,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
  if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...headers, 'Content-Type': type } });
}
