import type { MiddlewareHandler } from 'hono';
import { createId } from '../identifier.ts';
import type { Log } from '../log.ts';
import type { Environment } from './environment.ts';

/** The caller's own id where it is a harmless one, else a new one; and a line per request at level `info`. */
export function requestId(log: Log): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    c.set('requestId', given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : createId('req'));
    const startedAt = performance.now();
    await next();
    const { method } = c.req;
    const durationMs = Math.round(performance.now() - startedAt);
    log.info({ requestId: c.get('requestId'), method, path: c.req.path, status: c.res.status, durationMs }, 'request');
  };
}
