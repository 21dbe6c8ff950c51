import { createHmac } from 'node:crypto';
import { deriveKey } from '../security/derive.ts';

/** `whsec_` and 32 bytes in base 64: one per workspace, derived from the root secret. */
export function webhookSecret(rootSecret: string, workspaceId: string): string {
  return `whsec_${deriveKey(rootSecret, `webhook:${workspaceId}`).toString('base64')}`;
}

/**
 * The headers of one attempt. Standard Webhooks signs `id.timestamp.body` with the bytes behind `whsec_`;
 * `X-Pictify-Signature` signs `timestamp.body` with the secret's text as it stands, for receivers of that older form.
 */
export function signatureHeaders(secret: string, id: string, timestamp: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const standard = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const older = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${standard}`,
    'x-pictify-signature': `t=${timestamp},v1=${older}`,
  };
}
