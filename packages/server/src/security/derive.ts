import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Each purpose has its own key, so that a MAC made for one can never pass for another. */
export type Purpose =
  | 'api-key'
  | 'idempotent-answer'
  | 'image-name'
  | 'results-link'
  | 'webhook-secret'
  | `webhook:${string}`;

export function deriveKey(root: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', root, 'pictify', purpose, 32));
}

export function mac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Compares in constant time; values of different length are simply different. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
