import { Agent } from 'undici';
import { createConnector } from './connector.ts';
import { type Deadline, pause, startDeadline } from './deadline.ts';
import { decodeBody } from './decoding.ts';
import { type Answer, type ExchangeLimits, exchange } from './exchange.ts';
import { FetchFailure } from './failure.ts';
import { hostAndPort, parsePrivateHosts } from './private-hosts.ts';
import { followRedirect, type Hop, isRedirect } from './redirect.ts';
import { type HeaderMap, requestHeaders } from './request-headers.ts';
import { createResolver, type Lookup } from './resolver.ts';
import { createSlots } from './slots.ts';
import { judgeUrl, type UrlPolicy } from './url-policy.ts';

export interface FetcherOptions {
  /** Exact `host:port` entries that may be reached although private. Empty by default. */
  allowPrivateHosts?: readonly string[];
  /** Ports that may be reached on public hosts. Default 80 and 443. */
  ports?: readonly number[];
  /** Replaces the system's resolver. */
  lookup?: Lookup;
  /** Default `Pictify/1`. */
  userAgent?: string;
  /** Requests to one host at a time. Default 8. */
  perHostConcurrency?: number;
  /** A PEM certificate authority trusted besides the system's. */
  extraCa?: string;
}

export interface FetchRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array | string;
  /** The hard end of everything, redirects, retries and the wait for a slot included. Default 5000. */
  timeoutMs?: number;
  /** The wait for a slot counts only where it is longer than this, each hop. Default 0: it counts from the start. */
  slotWaitMs?: number;
  /** Name resolution, TCP and TLS together, for each hop; at most 5000. Default 2000. */
  connectTimeoutMs?: number;
  /** From the request sent to the answer's headers, for each hop. Default 3000. */
  headersTimeoutMs?: number;
  /** Of the body, as sent and once decoded. Default 10 MB. */
  maxBytes?: number;
  /** Average rate a body must keep after its first two seconds; 0 for none. Default 1024. */
  minBytesPerSecond?: number;
  /** False: the answer's status and headers are all that is wanted, and it is complete with them. Default true. */
  readBody?: boolean;
  /** The `Accept` header. Default: any type. */
  accept?: string;
  /** Further attempts after a failure that may pass, or a 502, 503 or 504. Default 0. */
  retries?: number;
  /** 0 to 3; default 3. A redirect beyond them is a failure. */
  maxRedirects?: number;
  signal?: AbortSignal;
}

export interface FetchResult {
  /** Any final status: a 404 is an answer, not a failure. */
  status: number;
  /** Lower-cased names; repeated headers joined with a comma. */
  headers: HeaderMap;
  /** Empty where it was not to be read. */
  body: Uint8Array;
  finalUrl: string;
  durationMs: number;
  /** How many redirects were followed. */
  redirects: number;
}

export interface Fetcher {
  /** Rejects with a `FetchFailure` and nothing else. */
  fetch(request: FetchRequest): Promise<FetchResult>;
  /**
   * Judges a URL without any I/O: null, or why it can never be fetched, in words fit for the person who wrote it. What
   * a name resolves to is judged only when it is fetched.
   */
  check(url: string): string | null;
  /** Ends every connection; requests underway fail with `aborted`. */
  close(): Promise<void>;
}

export const FETCH_DEFAULTS = {
  timeoutMs: 5000,
  connectTimeoutMs: 2000,
  headersTimeoutMs: 3000,
  maxBytes: 10 * 1024 * 1024,
  minBytesPerSecond: 1024,
  retries: 0,
  maxRedirects: 3,
} as const;

const MAX_CONNECT_MS = 5000;
/** A host may not ask for its idle connection to be kept longer: a batch may meet very many hosts. */
const MAX_IDLE_MS = 10_000;
const FIRST_RETRY_DELAY_MS = 50;
const RETRIED_STATUSES = new Set([502, 503, 504]);

/**
 * The way to any URL that somebody else wrote. Proxy variables of the environment are not read. Throws when
 * `allowPrivateHosts` has an entry that is not `host:port`.
 */
export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const { hosts, errors } = parsePrivateHosts((options.allowPrivateHosts ?? []).join(','));
  if (errors.length > 0) throw new TypeError(errors.join(' '));
  const policy: UrlPolicy = { privateHosts: new Set(hosts), ports: new Set(options.ports ?? [80, 443]) };
  const agent = new Agent({
    keepAliveMaxTimeout: MAX_IDLE_MS,
    connect: createConnector({
      resolve: createResolver(options.lookup),
      privateHosts: policy.privateHosts,
      maxConnectMs: MAX_CONNECT_MS,
      extraCa: options.extraCa,
    }),
  });
  const slots = createSlots(options.perHostConcurrency ?? 8);
  const userAgent = options.userAgent ?? 'Pictify/1';
  let closed = false;

  const oneHop = async (hop: Hop, request: FetchRequest, deadline: Deadline): Promise<Answer> => {
    const startClock = deadline.stopClock(request.slotWaitMs ?? 0);
    const release = await slots.acquire(hostAndPort(hop.url), deadline.signal).finally(startClock);
    try {
      return await exchange(agent, hop, exchangeLimits(request), deadline.signal);
    } finally {
      release();
    }
  };

  const oneAttempt = async (
    first: Hop,
    request: FetchRequest,
    deadline: Deadline,
  ): Promise<Omit<FetchResult, 'durationMs'>> => {
    const maxRedirects = Math.min(request.maxRedirects ?? FETCH_DEFAULTS.maxRedirects, FETCH_DEFAULTS.maxRedirects);
    let hop = first;
    for (let redirects = 0; ; redirects++) {
      const answer = await oneHop(hop, request, deadline);
      if (!isRedirect(answer.status, answer.headers)) {
        const maxBytes = request.maxBytes ?? FETCH_DEFAULTS.maxBytes;
        const body = await deadline.race(decodeBody(answer.body, answer.headers['content-encoding'], maxBytes));
        return { status: answer.status, headers: answer.headers, body, finalUrl: hop.url.href, redirects };
      }
      if (redirects >= maxRedirects) throw new FetchFailure('redirect', `more than ${maxRedirects} redirects`);
      hop = followRedirect(hop, answer.status, answer.headers['location']!, policy);
    }
  };

  return {
    async fetch(request) {
      const startedAt = performance.now();
      if (closed) throw new FetchFailure('aborted', 'the fetcher was closed');
      const url = judgeUrl(request.url, policy);
      if (url instanceof FetchFailure) throw url;
      const headers = requestHeaders({ 'user-agent': userAgent, accept: request.accept ?? '*/*', ...request.headers });
      const hop: Hop = { url, method: request.method ?? 'GET', headers, body: request.body ?? null };
      const retries = request.retries ?? FETCH_DEFAULTS.retries;
      const deadline = startDeadline(request.timeoutMs ?? FETCH_DEFAULTS.timeoutMs, request.signal);
      try {
        for (let attempt = 0; ; attempt++) {
          const last = attempt >= retries;
          try {
            const result = await oneAttempt(hop, request, deadline);
            if (last || !RETRIED_STATUSES.has(result.status)) {
              return { ...result, durationMs: performance.now() - startedAt };
            }
          } catch (error) {
            if (last || deadline.signal.aborted || !(error instanceof FetchFailure) || error.retry === 'never')
              throw error;
          }
          await pause(FIRST_RETRY_DELAY_MS * 2 ** attempt, deadline.signal);
        }
      } finally {
        deadline.dispose();
      }
    },
    check(url) {
      const judged = judgeUrl(url, policy);
      return judged instanceof FetchFailure ? judged.detail : null;
    },
    async close() {
      closed = true;
      await agent.destroy();
    },
  };
}

function exchangeLimits(request: FetchRequest): ExchangeLimits {
  return {
    connectTimeoutMs: request.connectTimeoutMs ?? FETCH_DEFAULTS.connectTimeoutMs,
    headersTimeoutMs: request.headersTimeoutMs ?? FETCH_DEFAULTS.headersTimeoutMs,
    maxBytes: request.maxBytes ?? FETCH_DEFAULTS.maxBytes,
    minBytesPerSecond: request.minBytesPerSecond ?? FETCH_DEFAULTS.minBytesPerSecond,
    readBody: request.readBody ?? true,
  };
}
