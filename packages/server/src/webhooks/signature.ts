import { createHmac } from 'node:crypto';

/**
 * The headers of one attempt. Standard Webhooks signs `id.timestamp.body` with the bytes behind `whsec_`;
 * `X-Pictify-Signature` signs `timestamp.body` with the secret's text as it stands, for receivers of that older form.
 * Of several secrets, the newest first, any one verifies.
 */
export function signatureHeaders(
  secrets: readonly string[],
  id: string,
  timestamp: number,
  body: Uint8Array | string,
): Record<string, string> {
  const standard = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
  });
  const older = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': standard.join(' '),
    'x-pictify-signature': [`t=${timestamp}`, ...older].join(','),
  };
}
