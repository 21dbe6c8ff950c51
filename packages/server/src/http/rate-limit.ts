import type { Quota } from '../security/rate-limiter.ts';
import { ServiceError } from '../service-error.ts';

/** The names published clients read, and those of the coming standard, which say the same. */
export function rateLimitHeaders(policy: string, quota: Quota | undefined): Record<string, string> {
  if (!quota) return {};
  const { limit, remaining, windowMs, resetMs } = quota;
  const reset = seconds(resetMs);
  return {
    'RateLimit-Limit': String(limit),
    'RateLimit-Remaining': String(remaining),
    'RateLimit-Reset': String(reset),
    'RateLimit-Policy': `"${policy}";q=${limit};w=${seconds(windowMs)}`,
    RateLimit: `"${policy}";r=${remaining};t=${reset}`,
  };
}

export function tooManyRequests({ limit, retryMs }: Quota, headers: Record<string, string>): ServiceError {
  return rateLimited(
    `This API key may make ${limit} requests a minute. Try again in ${seconds(retryMs)} s; many rows belong in a batch.`,
    retryMs,
    headers,
  );
}

export function tooManyGuesses({ retryMs }: Quota, headers: Record<string, string>): ServiceError {
  return rateLimited(
    `Too many wrong API keys came from this address, so that new ones are not looked at. Try again in ${seconds(retryMs)} s.`,
    retryMs,
    headers,
  );
}

function rateLimited(publicMessage: string, retryMs: number, headers: Record<string, string>): ServiceError {
  return new ServiceError({
    code: 'rate_limited',
    publicMessage,
    retry: 'later',
    headers: { ...headers, 'Retry-After': String(seconds(retryMs)) },
  });
}

/** Whole seconds, after which it is surely so. */
function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
