import { ServiceError } from '../service-error.ts';

export function keyNotFound(): ServiceError {
  const publicMessage = 'There is no API key with this id. List yours with GET /v1/api-keys.';
  return new ServiceError({ code: 'not_found', publicMessage });
}

export function keyOfEnvironment(): ServiceError {
  return new ServiceError({
    code: 'environment_key',
    publicMessage:
      'This key is the one in the server’s environment variable PICTIFY_API_KEY. Change the variable and restart: the key before it is revoked then.',
  });
}

export function lastAdminKey(): ServiceError {
  return new ServiceError({
    code: 'last_admin_key',
    publicMessage:
      'No other key with the scope “admin” is valid for as long as this one, so revoking it would lock everybody out. Make another first, or rotate this one.',
  });
}

export function keyEnded(state: string): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This key ${state}, and only a valid one can be rotated. Make a new key with POST /v1/api-keys.`,
    allowed: ['valid'],
  });
}

export function keyReplaced(by: string): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This key was rotated already. Rotate the one that replaced it, ${by}.`,
    allowed: ['valid'],
  });
}
