import type { MiddlewareHandler } from 'hono';
import { createId } from '../identifier.ts';
import type { Log } from '../log.ts';
import type { Environment } from './environment.ts';

/** The caller's own id where it is a harmless one, else a new one; and a logger that puts it on every line. */
export function requestId(log: Log): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const id = given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : createId('req');
    c.set('requestId', id);
    c.set('log', log.child({ requestId: id }));
    await next();
  };
}
