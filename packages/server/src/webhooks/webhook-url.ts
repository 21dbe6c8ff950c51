import type { Fetcher } from '@pictify/fetcher';
import { ServiceError } from '../service-error.ts';

/** `field` is where the URL stands in the request. @throws ServiceError `webhook_refused`. */
export function checkWebhookUrl(given: string, field: string, fetcher: Pick<Fetcher, 'check'>): void {
  const reason = fetcher.check(given);
  if (reason !== null) throw webhookRefused(reason, field, hostThatCouldBeAllowed(given));
}

/** `host:port` where only the host stands in the way, else null: no setting makes another URL usable. */
function hostThatCouldBeAllowed(given: string): string | null {
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

/** `host` is what the operator could allow, where that would help. */
function webhookRefused(reason: string, field: string, host: string | null): ServiceError {
  const hint =
    host === null
      ? ''
      : ` To allow it, start the server with PICTIFY_ALLOW_PRIVATE_HOSTS=${host}, or with ${host} added to the hosts there, after a comma.`;
  const message = `The webhook URL is refused: ${reason.replace(/\.$/, '')}.${hint}`;
  return new ServiceError({
    code: 'webhook_refused',
    publicMessage: message,
    errors: [{ field, code: 'webhook_refused', message }],
  });
}
