import { namedErrors, type ProblemError } from '@pictify/api';
import { ServiceError } from '../service-error.ts';

/** The detail is the first problem, or how many there are; all stand in `errors`. */
export function invalidBody(errors: readonly ProblemError[]): ServiceError {
  const first = errors[0];
  const where = first?.field ? `${first.field}: ` : '';
  const publicMessage =
    errors.length === 1
      ? `${where}${first!.message}`
      : `The request has ${counted(errors)} problems; the first is ${where}${first?.message}`;
  const onlyLater = errors.length > 0 && namedErrors(errors).every((error) => error.code === 'not_supported');
  return new ServiceError({ code: onlyLater ? 'not_supported' : 'invalid_body', publicMessage, errors });
}

function counted(errors: readonly ProblemError[]): string {
  const named = namedErrors(errors).length;
  return named < errors.length ? `more than ${named}` : String(named);
}

/** Of options in the query: a wrong value is told as in a body, a name nobody knows as any other parameter. */
export function invalidOptions(errors: readonly ProblemError[]): ServiceError {
  return errors.some(({ code }) => code === 'unknown_option') ? invalidQuery(errors) : invalidBody(errors);
}

export function invalidQuery(errors: readonly ProblemError[]): ServiceError {
  const unknown = namedErrors(errors).every((error) => error.code === 'unknown_option');
  return new ServiceError({
    code: unknown ? 'unknown_parameter' : 'invalid_parameter',
    publicMessage: errors.map((error) => error.message).join(' '),
    errors,
  });
}

export function malformedJson(reason: string): ServiceError {
  return new ServiceError({
    code: 'malformed_body',
    publicMessage: `The body is not valid JSON: ${reason}`,
    errors: [{ field: '', code: 'malformed_json', message: reason }],
  });
}

export function malformedGzip(): ServiceError {
  const message =
    'The body is not valid gzip, which “Content-Encoding: gzip” says it is: it is cut, damaged, or goes on after its end.';
  return new ServiceError({
    code: 'malformed_body',
    publicMessage: message,
    errors: [{ field: '', code: 'malformed_gzip', message }],
    headers: { Connection: 'close' },
  });
}

export function malformedForm(): ServiceError {
  const message =
    'The body is not a valid form: multipart/form-data with its boundary, of 27 to 70 characters, and a few fields at most. Or send the file alone as the body, with its own Content-Type.';
  return new ServiceError({
    code: 'malformed_body',
    publicMessage: message,
    errors: [{ field: '', code: 'malformed_form', message }],
  });
}

export function bodyTooLarge(maximum: number): ServiceError {
  return new ServiceError({
    code: 'body_too_large',
    publicMessage: `The body is larger than the ${maximum} bytes allowed here. Send less at once; many rows belong in a batch: POST /v1/templates/{id}/batch.`,
    headers: { Connection: 'close' },
  });
}

export function unsupportedMediaType(given: string | undefined): ServiceError {
  return new ServiceError({
    code: 'unsupported_media_type',
    publicMessage: `Send JSON with “Content-Type: application/json”${given ? `, not ${given.slice(0, 80)}` : ''}.`,
    headers: { Accept: 'application/json', Connection: 'close' },
  });
}

export function unsupportedEncoding(given: string): ServiceError {
  return new ServiceError({
    code: 'unsupported_media_type',
    publicMessage: `A body may be sent plain or with “Content-Encoding: gzip”, not ${given.slice(0, 40)}.`,
    headers: { 'Accept-Encoding': 'gzip', Connection: 'close' },
  });
}
