import { type BatchOptions, batchOptionsSchema, type ProblemError, readInput } from '@pictify/api';
import type { Fetcher } from '@pictify/fetcher';
import { invalidBody, invalidOptions } from '../http/body-errors.ts';
import { optionFromQuery, repeatedOptions } from '../render/query-options.ts';
import { jsonDanger } from '../security/json-danger.ts';
import type { ServiceError } from '../service-error.ts';
import { checkWebhookUrl } from '../webhooks/webhook-url.ts';

const optionNames = Object.keys(batchOptionsSchema.shape);
const metadataBytes = 16 * 1024;

/** Everything of a JSON body but its rows. @throws ServiceError `invalid_body`, `not_supported`, `webhook_refused`. */
export function readBatchOptions(
  given: Readonly<Record<string, unknown>>,
  fetcher: Pick<Fetcher, 'check'>,
): BatchOptions {
  return readOptions(given, fetcher, ['variables', 'variableSets', ...optionNames], invalidBody);
}

/** The same from the query string; an option without a value is as if it were not there. */
export function readBatchQuery(query: URLSearchParams, fetcher: Pick<Fetcher, 'check'>): BatchOptions {
  const repeated = repeatedOptions(query, (name) => optionNames.includes(name));
  if (repeated.length > 0) throw invalidOptions(repeated);
  const written = [...query].filter(([, text]) => text !== '');
  const given = Object.fromEntries(written.map(([name, text]) => [name, optionFromQuery(name, text)]));
  return readOptions(given, fetcher, optionNames, invalidOptions);
}

function readOptions(
  given: Readonly<Record<string, unknown>>,
  fetcher: Pick<Fetcher, 'check'>,
  known: readonly string[],
  refuse: (problems: readonly ProblemError[]) => ServiceError,
): BatchOptions {
  if (jsonDanger(given)) {
    throw refuse([{ field: '', code: 'forbidden_key', message: 'A key named “__proto__” is not allowed.' }]);
  }
  // “eager” is what this version does, so saying so is harmless.
  const { mode, ...options } = given;
  const read = readInput(batchOptionsSchema, mode === undefined || mode === 'eager' ? options : given, known);
  if ('errors' in read) throw refuse(read.errors);
  const { metadata, webhookUrl } = read.data;
  if (metadata && JSON.stringify(metadata).length > metadataBytes) {
    const message = `“metadata” may hold at most ${metadataBytes} characters of JSON.`;
    throw refuse([{ field: '/metadata', code: 'too_big', message }]);
  }
  if (webhookUrl !== undefined) checkWebhookUrl(webhookUrl, '/webhookUrl', fetcher);
  return read.data;
}
