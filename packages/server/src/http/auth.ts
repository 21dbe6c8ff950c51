import { permits, type Scope, scopes } from '@pictify/api';
import type { Context, MiddlewareHandler } from 'hono';
import { hashApiKey } from '../security/api-key.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { findApiKey, type StoredKey } from '../store/api-keys.ts';
import { clientAddress } from './client-address.ts';
import type { Environment } from './environment.ts';
import { rateLimitHeaders, tooManyGuesses, tooManyRequests } from './rate-limit.ts';

type AuthContext = Pick<ServiceContext, 'db' | 'rootSecret' | 'access' | 'config'>;

/**
 * Admits who has a valid key, within its limit, for what it is for. Refuses, in this order: no key; a key that is not
 * known, too often from one address; one that is not valid; too many requests; a scope the key does not have.
 *
 * @param isCounted Whether it counts against the key's limit.
 */
export function requireKey(
  context: AuthContext,
  scope: Scope | 'any',
  { isCounted = true }: { isCounted?: boolean } = {},
): MiddlewareHandler<Environment> {
  const { uses } = context.access;
  const requests = isCounted ? context.access.requests : null;
  return async (c, next) => {
    const key = await authenticate(c, context);
    uses.note(key.id);
    const quota = requests?.take(key.id);
    const headers = rateLimitHeaders('requests', quota);
    if (quota && quota.retryMs > 0) throw tooManyRequests(quota, headers);
    if (!permits(key.scopes, scope)) throw scopeMissing(scope, key.scopes, headers);
    c.set('key', key);
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}

/**
 * Looks the bearer key up, whatever it looks like. Revoking works at once: that a key was valid a while ago only means
 * that its sender is not guessing. Everybody else’s key counts against its address before it is looked up, and when
 * there were too many is not looked at, right or wrong: somebody who tries keys must learn nothing.
 */
async function authenticate(c: Context<Environment>, context: AuthContext): Promise<StoredKey> {
  const { guesses, proven } = context.access;
  const address = clientAddress(c.env.incoming, context.config.trustProxy);
  const headers = () => rateLimitHeaders('wrong-keys', guesses?.look(address));
  const given = /^Bearer +(\S{1,512})$/i.exec(c.req.header('authorization')?.trim() ?? '')?.[1];
  if (given === undefined) {
    throw unauthenticated('Send your API key as “Authorization: Bearer <key>”.', headers());
  }
  const hash = hashApiKey(context.rootSecret, given);
  const name = hash.toString('base64');
  const isProven = proven.has(name);
  if (!isProven) {
    const quota = guesses?.take(address);
    if (quota && quota.retryMs > 0) throw tooManyGuesses(quota, headers());
  }
  const noGuess = () => isProven || guesses?.giveBack(address);
  const key = await findApiKey(context.db, hash).catch((error: unknown) => {
    noGuess();
    throw error;
  });
  if (key) {
    noGuess();
    proven.set(name, true);
    return key;
  }
  if (proven.delete(name)) guesses?.take(address);
  throw unauthenticated(
    'This API key is not known, has expired, or was revoked. The first start printed one; “npm start -- --new-key” makes another.',
    headers(),
  );
}

function unauthenticated(publicMessage: string, headers: Record<string, string>): ServiceError {
  return new ServiceError({
    code: 'unauthenticated',
    publicMessage,
    headers: { 'WWW-Authenticate': 'Bearer realm="pictify"', ...headers },
  });
}

function scopeMissing(needed: Scope | 'any', given: readonly Scope[], headers: Record<string, string>): ServiceError {
  const enough = scopes.filter((scope) => permits([scope], needed)).map((scope) => `“${scope}”`);
  const has = given.map((scope) => `“${scope}”`).join(', ');
  return new ServiceError({
    code: 'scope_missing',
    publicMessage: `This needs an API key with the scope ${enough.join(' or ')}; this one has ${has || 'none'}.`,
    headers,
  });
}
