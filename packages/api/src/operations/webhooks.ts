import { webhookSecretSchema } from '../process.ts';
import { table } from './table.ts';

export const webhookOperations = table([
  {
    id: 'getWebhookSecret',
    method: 'get',
    path: '/v1/webhooks/secret',
    scope: 'admin',
    summary: 'The secret that signs this workspace’s webhooks',
    answer: { status: 200, schema: webhookSecretSchema },
    errors: [],
  },
]);
