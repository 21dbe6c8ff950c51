import { FetchFailure, type FetchFailureCode } from '@pictify/fetcher';
import type { ServiceContext } from '../service-context.ts';
import type { WebhookMessage } from '../store/webhook-messages.ts';
import { askedDelay } from './schedule.ts';
import { signatureHeaders } from './signature.ts';

const timeoutMs = 15_000;

export interface Outcome {
  /** Null when there was no answer. */
  status: number | null;
  /** Null for 2xx. Only what we measured ourselves: never what the receiver sent. */
  error: string | null;
  /** How long the receiver asked us to wait; 0: it did not. */
  askedDelayMs: number;
}

/** One request. `cut off`: the service stopped in the middle of it, which is no attempt at all. */
export async function send(
  { fetcher, log }: Pick<ServiceContext, 'fetcher' | 'log'>,
  { id, url }: Pick<WebhookMessage, 'id' | 'url'>,
  secrets: readonly string[],
  body: Uint8Array,
): Promise<Outcome | 'cut off'> {
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    const { status, headers } = await fetcher.fetch({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signatureHeaders(secrets, id, timestamp, body) },
      body,
      timeoutMs,
      connectTimeoutMs: 5000,
      headersTimeoutMs: timeoutMs,
      maxRedirects: 0,
      // The status is the whole answer: a 2xx with a long or slow body is no reason to send again.
      readBody: false,
    });
    const isBusy = status === 429 || status === 503;
    return {
      status,
      error: status >= 200 && status < 300 ? null : `answered ${status}`,
      askedDelayMs: isBusy ? askedDelay(headers['retry-after']) : 0,
    };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    if (error.code === 'aborted') return 'cut off';
    log.info({ deliveryId: id, code: error.code, detail: error.detail }, 'webhook receiver did not answer');
    return { status: null, error: words[error.code] ?? 'no readable answer', askedDelayMs: 0 };
  }
}

/** The same for every address that may not be reached: an answer must not map the network. */
const words: Partial<Record<FetchFailureCode, string>> = {
  invalid_url: 'the address may not be reached',
  blocked: 'the address may not be reached',
  dns: 'the host name was not found',
  connect: 'no connection',
  timeout: `no answer within ${timeoutMs / 1000} s`,
  busy: `no answer within ${timeoutMs / 1000} s`,
  redirect: 'answered a redirect, which is not followed',
  reset: 'the connection was closed before the answer',
};
