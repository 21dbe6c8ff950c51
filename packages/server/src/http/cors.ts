import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

/** What scripts may read beside the usual few. */
const exposed = [
  'Location',
  'Retry-After',
  'Idempotent-Replayed',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'RateLimit-Policy',
  'RateLimit',
  'X-Request-Id',
  'ETag',
  'Content-Location',
  'Pictify-Issues',
].join(', ');
const allowed = [
  'Authorization',
  'Content-Type',
  'Content-Encoding',
  'Idempotency-Key',
  'If-Match',
  'X-Request-Id',
].join(', ');
const preflightSeconds = 7200;

/**
 * Lets pages of other origins call the API with a key; there are no cookies that could be misused. An origin that is not
 * named gets the answer it always got, and its browser keeps it from the page.
 *
 * @param origins Exact ones, or “*” for all.
 * @param methodsAt Which methods there are at a path of the API; none where it is no such path.
 */
export function cors(
  origins: readonly string[],
  methodsAt: (path: string) => readonly string[],
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const methods = origins.length > 0 ? methodsAt(c.req.path) : [];
    if (methods.length === 0) return next();
    const origin = c.req.header('origin');
    const isAllowed = origin !== undefined && (origins.includes(origin) || origins.includes('*'));
    if (isAllowed && c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined) {
      c.res = new Response(null, {
        status: 204,
        headers: {
          'Access-Control-Allow-Methods': methods.join(', '),
          'Access-Control-Allow-Headers': allowed,
          'Access-Control-Max-Age': String(preflightSeconds),
        },
      });
    } else await next();
    c.res.headers.append('Vary', 'Origin');
    if (!isAllowed) return;
    c.res.headers.set('Access-Control-Allow-Origin', origin);
    c.res.headers.set('Access-Control-Expose-Headers', exposed);
  };
}
