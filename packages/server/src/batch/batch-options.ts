import { type BatchOptions, batchOptionsSchema, readInput } from '@pictify/api';
import type { Fetcher } from '@pictify/fetcher';
import { invalidBody } from '../http/body-errors.ts';
import { jsonDanger } from '../security/json-danger.ts';
import { webhookRefused } from './batch-errors.ts';

const knownOptions = ['variables', 'variableSets', ...Object.keys(batchOptionsSchema.shape)];
const metadataBytes = 16 * 1024;

/** Everything of a batch body but its rows. @throws ServiceError `invalid_body`, `not_supported`, `webhook_refused`. */
export function readBatchOptions(
  given: Readonly<Record<string, unknown>>,
  fetcher: Pick<Fetcher, 'check'>,
): BatchOptions {
  if (jsonDanger(given)) {
    throw invalidBody([{ field: '', code: 'forbidden_key', message: 'A key named “__proto__” is not allowed.' }]);
  }
  // “eager” is what this version does, so saying so is harmless.
  const { mode, ...options } = given;
  const read = readInput(batchOptionsSchema, mode === undefined || mode === 'eager' ? options : given, knownOptions);
  if ('errors' in read) throw invalidBody(read.errors);
  const { metadata, webhookUrl } = read.data;
  if (metadata && JSON.stringify(metadata).length > metadataBytes) {
    const message = `“metadata” may hold at most ${metadataBytes} characters of JSON.`;
    throw invalidBody([{ field: '/metadata', code: 'too_big', message }]);
  }
  if (webhookUrl !== undefined) checkWebhookUrl(webhookUrl, fetcher);
  return read.data;
}

function checkWebhookUrl(given: string, fetcher: Pick<Fetcher, 'check'>): void {
  const reason = fetcher.check(given);
  if (reason === null) return;
  throw webhookRefused(reason, hostThatCouldBeAllowed(given));
}

/** `host:port` where only the host stands in the way, else null: no setting makes another URL usable. */
function hostThatCouldBeAllowed(given: string): string | null {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}
