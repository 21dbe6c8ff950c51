import { WebhookVerificationError } from './verification-error.ts';

/** `Headers`, or an object as Node, Express or a function’s event have it; names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SentSignature {
  /** The message’s own, which its repeats share; null where only the older header came. */
  readonly id: string | null;
  /** In seconds since 1970, as it was written. */
  readonly timestamp: string;
  /** What stands before the body in the signed text. */
  readonly prefix: string;
  /** Any of them may fit: while a secret is changed, there are two. */
  readonly signatures: readonly Uint8Array[];
  /** The bytes that a secret stands for. */
  readonly keyOf: (secret: string) => Uint8Array;
}

const MOST_SIGNATURES = 20;

/** Reads the headers of Standard Webhooks, or, where there are none, the older `X-Pictify-Signature`. */
export function readSignature(headers: WebhookHeaders): SentSignature {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signature = header(headers, 'webhook-signature');
  const older = header(headers, 'x-pictify-signature');
  if (id !== null && timestamp !== null && signature !== null) {
    const listed = signature.split(' ').filter((each) => each.startsWith('v1,'));
    const signatures = read(listed, (each) => fromBase64(each.slice(3)));
    return { id, timestamp: seconds(timestamp), prefix: `${id}.${timestamp}.`, signatures, keyOf: standardKey };
  }
  if (id === null && timestamp === null && signature === null && older !== null) return readOlder(older);
  throw new WebhookVerificationError(
    'headers_missing',
    'webhook-id, webhook-timestamp and webhook-signature are not all there: pass the request’s headers as they came.',
  );
}

/** `t=<seconds>,v1=<hex>` signs with the secret as it is written. */
function readOlder(text: string): SentSignature {
  const parts = text.split(',').map((part) => part.trim());
  const timestamp = seconds(parts.find((part) => part.startsWith('t='))?.slice(2) ?? '');
  const listed = parts.filter((part) => part.startsWith('v1='));
  const signatures = read(listed, (each) => fromHex(each.slice(3)));
  const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
  return { id: null, timestamp, prefix: `${timestamp}.`, signatures, keyOf };
}

function header(headers: WebhookHeaders, name: string): string | null {
  if (typeof headers['get'] === 'function') return (headers as { get(name: string): string | null }).get(name);
  const found = Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
  const [value] = Array.isArray(found) ? found : [found];
  return typeof value === 'string' ? value : null;
}

function seconds(text: string): string {
  if (/^\d{1,12}$/.test(text)) return text;
  throw new WebhookVerificationError('headers_invalid', 'The timestamp of the signature is no number of seconds.');
}

function read(listed: readonly string[], decode: (each: string) => Uint8Array | null): Uint8Array[] {
  const signatures = listed.slice(0, MOST_SIGNATURES).flatMap((each) => decode(each) ?? []);
  if (signatures.length > 0) return signatures;
  throw new WebhookVerificationError('headers_invalid', 'The signature header has no signature of version 1.');
}

function standardKey(secret: string): Uint8Array {
  const key = secret.startsWith('whsec_') ? fromBase64(secret.slice('whsec_'.length)) : null;
  if (key && key.length > 0) return key;
  throw new WebhookVerificationError(
    'secret_invalid',
    'A secret is “whsec_” and base 64: copy it whole from the service.',
  );
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

function fromHex(text: string): Uint8Array | null {
  if (!/^([0-9a-f]{2})+$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
