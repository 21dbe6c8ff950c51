import { limits } from '@pictify/api';
import type { IntakeError } from '../intake/intake-error.ts';
import { ServiceError } from '../service-error.ts';

export function batchNotFound(): ServiceError {
  return new ServiceError({ code: 'not_found', publicMessage: 'There is no batch with this id.' });
}

export function noRows(): ServiceError {
  const message = `Send 1 to ${limits.batchRows.toLocaleString('en')} rows in “variables”, one object per image.`;
  return new ServiceError({
    code: 'invalid_body',
    publicMessage: message,
    errors: [{ field: '/variables', code: 'too_small', message }],
  });
}

/** `host` is what the operator could allow, where that would help. */
export function webhookRefused(reason: string, host: string | null): ServiceError {
  const hint = host === null ? '' : ` To allow it, start the server with PICTIFY_ALLOW_PRIVATE_HOSTS=${host}.`;
  const message = `The webhook URL is refused: ${reason.replace(/\.$/, '')}.${hint}`;
  return new ServiceError({
    code: 'webhook_refused',
    publicMessage: message,
    errors: [{ field: '/webhookUrl', code: 'webhook_refused', message }],
  });
}

export function batchEnded(state: string): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This batch is ${state}; only a queued or processing batch can be cancelled.`,
    allowed: ['queued', 'processing'],
  });
}

export function intakeRefused(error: IntakeError): ServiceError {
  const code =
    error.code === 'too-many-rows' ? 'too_many_rows' : error.status === 413 ? 'body_too_large' : 'malformed_body';
  const field = error.code.includes('variables') || error.code === 'too-many-rows' ? '/variables' : '';
  return new ServiceError({
    code,
    publicMessage: error.message,
    errors: [{ field, code: error.code.replaceAll('-', '_'), message: error.message }],
    headers: { Connection: 'close' },
  });
}

export function storageFull(freeBytes: number): ServiceError {
  return new ServiceError({
    code: 'storage_full',
    publicMessage:
      'There is no room left to store the images of this batch, so nothing was started. Make room on the server’s disk, then send it again.',
    detail: `${freeBytes} bytes free`,
    retry: 'later',
  });
}
