import { contentTypes } from '@pictify/api';
import type { Context } from 'hono';
import type { Environment } from '../http/environment.ts';
import { notFound } from '../http/not-found.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { parseRange } from './byte-range.ts';
import type { ImageFinder } from './find-image.ts';
import { parseImageName } from './image-name.ts';

/**
 * Answers `/images/{name}`. The name says what the bytes are, so they may be kept for ever by anyone; no cookie, no
 * header and no query changes the answer.
 */
export async function deliverImage(
  c: Context<Environment>,
  context: Pick<ServiceContext, 'blobs'>,
  finder: ImageFinder,
): Promise<Response> {
  const name = parseImageName(c.req.param('name') ?? '');
  const place = name && (await finder.find(name));
  if (!name || !place) throw notFound();
  const etag = `"${name.hash}"`;
  const headers: Record<string, string> = {
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  };
  if (matches(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  headers['Content-Type'] = contentTypes[name.extension];
  const ifRange = c.req.header('if-range');
  const range = ifRange !== undefined && ifRange !== etag ? null : parseRange(c.req.header('range'), place.length);
  if (range === 'unsatisfiable') throw rangeNotSatisfiable(place.length);
  const start = range ? range.start : 0;
  const length = range ? range.end - range.start + 1 : place.length;
  headers['Content-Length'] = String(length);
  if (range) headers['Content-Range'] = `bytes ${range.start}-${range.end}/${place.length}`;
  const status = range ? 206 : 200;
  if (c.req.method === 'HEAD') return new Response(null, { status, headers });
  const bytes = await context.blobs.getRange(place.key, place.offset + start, length);
  if (!bytes) throw notFound();
  return new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers });
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function rangeNotSatisfiable(size: number): ServiceError {
  return new ServiceError({
    code: 'range_not_satisfiable',
    publicMessage: `The image has ${size} bytes; the range asked for begins behind its end.`,
    headers: { 'Content-Range': `bytes */${size}` },
  });
}
