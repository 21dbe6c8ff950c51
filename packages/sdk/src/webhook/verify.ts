import type { BatchEvent, RenderFailedEvent } from '../wire.gen.ts';
import { isHmac } from './hmac.ts';
import { readSignature, type SentSignature, type WebhookHeaders } from './signature-headers.ts';
import { WebhookVerificationError } from './verification-error.ts';

/** What `webhooks.test` sends. */
export interface TestEvent {
  type: 'webhook.test';
  timestamp: string;
  data: Record<string, unknown>;
}

/** `type` says which it is. A newer service may send types that are not listed: leave out what you do not know. */
export type WebhookEvent = BatchEvent | RenderFailedEvent | TestEvent;

export interface VerifiedWebhook {
  /** The message’s own. It is the same when a message is sent again: what has been done for it need not be done twice. */
  id: string | null;
  sentAt: Date;
  event: WebhookEvent;
}

export interface VerifyOptions {
  /** How far the sender’s clock may be from ours, either way. Default 300. */
  toleranceSeconds?: number | undefined;
  /** What time it is. */
  now?: Date | undefined;
}

/**
 * Checks that a message comes from whoever has the secret, now, and was not changed on its way.
 *
 * `body` is the request’s body exactly as it came, before anything parsed it. Several secrets are for the time in which
 * one takes the place of another. Throws `WebhookVerificationError`, whose `reason` says what is wrong.
 */
export async function verifyWebhook(
  body: string | Uint8Array | ArrayBuffer,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { toleranceSeconds = 300, now = new Date() }: VerifyOptions = {},
): Promise<VerifiedWebhook> {
  const bytes = rawBytes(body);
  const signature = readSignature(headers);
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (!(await isSigned(bytes, signature, secrets))) {
    throw new WebhookVerificationError(
      'signature_mismatch',
      'No signature fits: is this the secret of this endpoint, and the body byte for byte as it came?',
    );
  }
  const sentAt = new Date(Number(signature.timestamp) * 1000);
  checkAge((now.getTime() - sentAt.getTime()) / 1000, toleranceSeconds);
  return { id: signature.id, sentAt, event: readEvent(bytes) };
}

function rawBytes(body: unknown): Uint8Array {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new WebhookVerificationError(
    'body_not_raw',
    'Pass the body as it came, not parsed: await request.text(), or in Express express.raw({ type: "application/json" }).',
  );
}

async function isSigned(body: Uint8Array, sent: SentSignature, secrets: readonly string[]): Promise<boolean> {
  const prefix = new TextEncoder().encode(sent.prefix);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  if (secrets.length === 0) throw new WebhookVerificationError('secret_invalid', 'There is no secret to check with.');
  let fits = false;
  for (const key of secrets.map(sent.keyOf)) {
    for (const signature of sent.signatures) fits = (await isHmac(key, signature, signed)) || fits;
  }
  return fits;
}

function checkAge(ageSeconds: number, toleranceSeconds: number): void {
  const seconds = Math.round(Math.abs(ageSeconds));
  if (ageSeconds > toleranceSeconds) {
    const message = `The message is ${seconds} s old: somebody sent an old one again, or this clock is fast.`;
    throw new WebhookVerificationError('too_old', message);
  }
  if (ageSeconds < -toleranceSeconds) {
    throw new WebhookVerificationError('too_new', `The message is of ${seconds} s from now: this clock is slow.`);
  }
}

function readEvent(bytes: Uint8Array): WebhookEvent {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as WebhookEvent;
  } catch {
    throw new WebhookVerificationError('body_invalid', 'The body is signed, but it is no JSON.');
  }
}
