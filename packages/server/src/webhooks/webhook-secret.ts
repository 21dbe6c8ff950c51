import { randomBytes } from 'node:crypto';
import { invalidBody } from '../http/body-errors.ts';
import { deriveKey } from '../security/derive.ts';
import { seal, unseal } from '../security/seal.ts';
import type { StoredWebhook } from '../store/webhook-endpoints.ts';

const prefix = 'whsec_';

/** Signs what is sent to the `webhookUrl` of a call: one per workspace, derived from the root secret. */
export function workspaceSecret(rootSecret: string, workspaceId: string): string {
  return prefix + deriveKey(rootSecret, `webhook:${workspaceId}`).toString('base64');
}

/** The caller's own, or 32 fresh bytes. @throws ServiceError `invalid_body`. */
export function chosenSecret(given: string | undefined): string {
  if (given === undefined) return prefix + randomBytes(32).toString('base64');
  const text = given.startsWith(prefix) ? given.slice(prefix.length) : '';
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length >= 24 && bytes.length <= 64 && bytes.toString('base64') === text) return given;
  const message = '“secret” must be “whsec_” and the base 64, with its “=”, of 24 to 64 random bytes.';
  throw invalidBody([{ field: '/secret', code: 'invalid_value', message }]);
}

export function sealSecret(rootSecret: string, webhookId: string, secret: string): string {
  return seal(deriveKey(rootSecret, 'webhook-secret'), secret, webhookId);
}

/** Null when the root secret is another than it was sealed with. */
export function currentSecret(rootSecret: string, { id, secret }: StoredWebhook): string | null {
  return opened(rootSecret, id, secret);
}

/** What a message is signed with now: the secret, and for a while the one it took the place of. */
export function signingSecrets(rootSecret: string, webhook: StoredWebhook, now = Date.now()): string[] {
  const { id, secret, previousSecret, previousSecretUntil } = webhook;
  const isOverlap = previousSecretUntil !== null && previousSecretUntil.getTime() > now;
  return [secret, ...(isOverlap && previousSecret ? [previousSecret] : [])]
    .map((sealed) => opened(rootSecret, id, sealed))
    .filter((text) => text !== null);
}

function opened(rootSecret: string, webhookId: string, sealed: string): string | null {
  try {
    return unseal(deriveKey(rootSecret, 'webhook-secret'), sealed, webhookId);
  } catch {
    return null;
  }
}
