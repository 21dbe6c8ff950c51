import { limits } from '@pictify/api';
import { ServiceError } from '../service-error.ts';

export function webhookNotFound(): ServiceError {
  const publicMessage = 'There is no webhook with this id. List yours with GET /v1/webhooks.';
  return new ServiceError({ code: 'not_found', publicMessage });
}

export function deliveryNotFound(): ServiceError {
  const publicMessage = 'There is no delivery with this id. List them with GET /v1/webhooks/deliveries.';
  return new ServiceError({ code: 'not_found', publicMessage });
}

export function tooManyWebhooks(): ServiceError {
  return new ServiceError({
    code: 'too_many_webhooks',
    publicMessage: `A workspace may have ${limits.webhooks} webhooks. Delete one that is not needed; one may take every event.`,
  });
}

export function attemptUnderWay(): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: 'This message is being sent at the moment. Read it again in some seconds.',
    allowed: ['delivered', 'failed', 'gone'],
    retry: 'later',
    headers: { 'Retry-After': '15' },
  });
}

export function webhookDisabled(): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: 'This webhook is disabled. Enable it first: PATCH /v1/webhooks/{id} with {"enabled": true}.',
    allowed: ['enabled'],
  });
}

export function secretUnreadable(): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage:
      'The secret was stored under another root secret (PICTIFY_SECRET) and cannot be read. Make a new one: POST /v1/webhooks/{id}/rotate-secret.',
    allowed: [],
  });
}
