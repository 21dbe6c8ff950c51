import { batchStates, limits, nearest, pointer } from '@pictify/api';
import type { BodyType } from '../intake/body-type.ts';
import { bodyTooLarge, type IntakeError } from '../intake/intake-error.ts';
import { ServiceError } from '../service-error.ts';

export function batchNotFound(): ServiceError {
  return new ServiceError({ code: 'not_found', publicMessage: 'There is no batch with this id.' });
}

export function noRows(type: BodyType): ServiceError {
  const most = limits.batchRows.toLocaleString('en');
  const message = {
    json: `Send 1 to ${most} rows in “variables”, one object per image.`,
    ndjson: `The body has no rows. Send 1 to ${most} lines, one JSON object each.`,
    csv: `The CSV has no rows below its header. Send 1 to ${most}.`,
  }[type];
  return new ServiceError({
    code: 'invalid_body',
    publicMessage: message,
    errors: [{ field: type === 'json' ? '/variables' : '', code: 'too_small', message }],
  });
}

export function unsupportedBatchType(given: string | undefined): ServiceError {
  const what = given ? `, not ${given.slice(0, 80)}` : ' in the header Content-Type';
  return new ServiceError({
    code: 'unsupported_media_type',
    publicMessage: `Send rows as application/json, application/x-ndjson or text/csv${what}.`,
    headers: { Accept: 'application/json, application/x-ndjson, text/csv', Connection: 'close' },
  });
}

export function optionsInQuery(names: readonly string[]): ServiceError {
  const list = names.map((name) => `“${name.slice(0, 64)}”`).join(', ');
  const message = `With a JSON body options stand in the body, beside “variables”, not in the query string: move ${list}.`;
  return new ServiceError({
    code: 'unknown_parameter',
    publicMessage: message,
    errors: names.map((name) => ({ field: pointer([name]), code: 'unknown_option', message })),
  });
}

export function notADryRun(): ServiceError {
  const message = 'A preflight is always a dry run. Leave “dryRun” out, or send the rows as a batch.';
  return new ServiceError({
    code: 'invalid_body',
    publicMessage: message,
    errors: [{ field: '/dryRun', code: 'invalid_value', message }],
  });
}

export function keyColumnMissing(key: string, columns: readonly string[]): ServiceError {
  const meant = nearest(key, columns);
  const hint = meant ? ` Did you mean “${meant}”?` : ` It has ${columns.slice(0, 20).join(', ').slice(0, 500)}.`;
  const message = `“key” is “${key}”, and the header of the CSV has no such column.${hint}`;
  return new ServiceError({
    code: 'invalid_body',
    publicMessage: message,
    errors: [{ field: '/key', code: 'unknown_column', message }],
  });
}

/** For a CSV of somebody else, or without its header: all images would be the same. */
export function noColumnKnown(columns: readonly string[], variables: readonly string[]): ServiceError {
  const list = (names: readonly string[]) =>
    names
      .slice(0, 20)
      .map((name) => `“${name.slice(0, 50)}”`)
      .join(', ');
  const message = `No column of the CSV is a variable of the template. The header has ${list(columns)}; the variables are ${list(variables)}.`;
  return new ServiceError({
    code: 'invalid_body',
    publicMessage: message,
    errors: [{ field: '', code: 'unknown_columns', message }],
  });
}

export function batchEnded(state: string): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This batch is ${state}; only a queued or processing batch can be cancelled.`,
    allowed: ['queued', 'processing'],
  });
}

/** States in which nothing of a batch changes by itself any more. */
const endStates = batchStates.filter((state) => state !== 'queued' && state !== 'processing');

/** For what is possible only once a batch has ended. */
export function stillRunning(state: string): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This batch is ${state}. Wait until it has ended, or cancel it first.`,
    allowed: endStates,
  });
}

export function notRetryable(state: string, allowed: readonly string[]): ServiceError {
  return new ServiceError({
    code: 'wrong_state',
    publicMessage: `This batch is ${state}; only a batch that has ended with failed rows can be retried.`,
    allowed,
  });
}

export function nothingToRetry(failed: number): ServiceError {
  return new ServiceError({
    code: 'nothing_to_retry',
    publicMessage:
      failed === 0
        ? 'No row of this batch has failed, so there is nothing to retry.'
        : 'Every failed row of this batch was refused as input and would be refused again. Send them corrected as a new batch.',
  });
}

export function tooManyStreams(): ServiceError {
  return new ServiceError({
    code: 'too_many_streams',
    publicMessage: `This workspace has ${limits.eventStreams} event streams open, which is as many as it may. Close some, or ask for the batch instead.`,
    retry: 'later',
    headers: { 'Retry-After': '5' },
  });
}

export function itemNotFound(): ServiceError {
  return new ServiceError({ code: 'not_found', publicMessage: 'This batch has no row with this index.' });
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

export function batchTooLarge(): ServiceError {
  return intakeRefused(bodyTooLarge(limits.batchBodyBytes));
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
