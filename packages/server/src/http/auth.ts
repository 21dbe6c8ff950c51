import type { Scope } from '@pictify/api';
import type { MiddlewareHandler } from 'hono';
import { hashApiKey } from '../security/api-key.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { findApiKey } from '../store/api-keys.ts';
import type { Environment } from './environment.ts';

/** Looks the bearer key up, whatever it looks like, and checks its scope. Revoking works at once: nothing is cached. */
export function requireKey(
  context: Pick<ServiceContext, 'db' | 'rootSecret'>,
  scope: Scope | 'any',
): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const given = /^Bearer +(\S{1,512})$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1];
    if (given === undefined) throw unauthenticated('Send your API key as “Authorization: Bearer <key>”.');
    const key = await findApiKey(context.db, hashApiKey(context.rootSecret, given));
    if (!key)
      throw unauthenticated(
        'This API key is not known, or it was revoked. The first start printed one; “npm start -- --new-key” makes another.',
      );
    if (scope !== 'any' && !key.scopes.includes(scope) && !key.scopes.includes('admin')) throw scopeMissing(scope);
    c.set('key', key);
    await next();
  };
}

function unauthenticated(publicMessage: string): ServiceError {
  return new ServiceError({
    code: 'unauthenticated',
    publicMessage,
    headers: { 'WWW-Authenticate': 'Bearer realm="pictify"' },
  });
}

function scopeMissing(scope: string): ServiceError {
  return new ServiceError({ code: 'scope_missing', publicMessage: `This needs an API key with the scope “${scope}”.` });
}
