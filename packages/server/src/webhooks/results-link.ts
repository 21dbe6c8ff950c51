import { deriveKey, mac, sameBytes } from '../security/derive.ts';
import { ServiceError } from '../service-error.ts';

const validMs = 30 * 24 * 3_600_000;

/** A link to all results of a batch that needs no key, good for 30 days. */
export function resultsLink(rootSecret: string, publicUrl: string, batchId: string, now = Date.now()): string {
  const expires = Math.floor((now + validMs) / 1000).toString(36);
  const signature = sign(rootSecret, batchId, expires);
  return `${publicUrl}/v1/batches/${batchId}/results.ndjson?expires=${expires}&signature=${signature}`;
}

/** @throws ServiceError `link_invalid`, `link_expired`. */
export function checkResultsLink(
  rootSecret: string,
  batchId: string,
  link: { expires: string; signature: string },
  now = Date.now(),
): void {
  // As text: several spellings of base64url stand for the same bytes.
  const expected = sign(rootSecret, batchId, link.expires);
  if (!sameBytes(Buffer.from(link.signature), Buffer.from(expected))) {
    throw new ServiceError({
      code: 'link_invalid',
      publicMessage: 'The signature of this link is wrong. Use the link exactly as the webhook gave it.',
    });
  }
  if (Number.parseInt(link.expires, 36) * 1000 < now) {
    throw new ServiceError({
      code: 'link_expired',
      publicMessage: 'This link has expired. Read the results with an API key instead.',
    });
  }
}

function sign(rootSecret: string, batchId: string, expires: string): string {
  return mac(deriveKey(rootSecret, 'results-link'), `${batchId}.${expires}`).toString('base64url');
}
