import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

/** On every answer, whoever gives it. */
export const defaultHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** On every answer, errors included; a handler that set one of them itself keeps its own. */
export function securityHeaders(): MiddlewareHandler<Environment> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(defaultHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    c.res.headers.set('X-Request-Id', c.get('requestId'));
  };
}
