import { ServiceError } from '../service-error.ts';

/** The same words whether a thing never was, is gone, or belongs to another workspace. */
export function notFound(): ServiceError {
  return new ServiceError({ code: 'not_found', publicMessage: 'There is nothing at this address.' });
}

export function methodNotAllowed(method: string, allowed: readonly string[]): ServiceError {
  return new ServiceError({
    code: 'method_not_allowed',
    publicMessage: `${method} is not possible here; use ${allowed.join(' or ')}.`,
    headers: { Allow: allowed.join(', ') },
  });
}

export function unknownRoute(method: string, path: string): ServiceError {
  return new ServiceError({
    code: 'not_found',
    publicMessage: `There is no ${method} ${path.slice(0, 200)} here. GET /openapi.json describes every route.`,
  });
}
