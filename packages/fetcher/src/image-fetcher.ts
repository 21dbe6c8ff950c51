import { FetchFailure, statusFailure } from './failure.ts';
import { createFailureMemory } from './failure-memory.ts';
import { FETCH_DEFAULTS, type Fetcher, type FetchResult } from './fetcher.ts';
import { createHostCircuit } from './host-circuit.ts';
import { freshnessOf } from './http-freshness.ts';
import { type CachedImage, createImageCache } from './image-cache.ts';
import { sniffImage } from './sniff-image.ts';

export interface ImageFetcherOptions {
  /** Of the memory cache. Default 64 MB. */
  maxCacheBytes?: number;
  /** Failures in a row after which a host is skipped. Default 20. */
  hostFailures?: number;
  /** How long it is skipped. Default 60,000. */
  hostCoolDownMs?: number;
  /** Milliseconds; any origin. */
  now?: () => number;
}

/** The `fetch` rules of an image layer. */
export interface ImageRules {
  /** Hard end, retries and redirects included. Default 2500. */
  timeoutMs?: number;
  /** Default 10 MB. */
  maxBytes?: number;
  /** Default 0. */
  retries?: number;
  /** Replaces the lifetime the server states; 0 asks every time. */
  cacheSeconds?: number;
  /**
   * For pictures fetched ahead: how long the wait for one of the host's slots does not count against `timeoutMs`, so
   * that a slow host with many pictures is not taken for a dead one. Default 0.
   */
  slotWaitMs?: number;
}

export interface ImageFetcher {
  /**
   * The bytes of a png, jpeg, webp, gif, avif or svg, from memory where HTTP allows it. They are shared: never write
   * into them. Rejects with a `FetchFailure`.
   */
  get(url: string, rules?: ImageRules): Promise<Uint8Array>;
}

export const IMAGE_DEFAULTS = { timeoutMs: 2500, maxBytes: 10 * 1024 * 1024, retries: 0 } as const;

/** What is dear to decode (AVIF) or may be refused for what is in it (SVG) comes after what is not. */
const ACCEPT = 'image/png, image/jpeg, image/webp, image/gif, image/svg+xml;q=0.9, image/avif;q=0.8';
/** A stale image is better than none while its server is down, for this long. */
const STALE_USABLE_MS = 3_600_000;
const MAX_REMEMBERED_FAILURES = 10_000;

/**
 * Fetches images for layers: memory cache with HTTP semantics, one request at a time for equal demands, a short memory
 * for failures, and a circuit per host.
 */
export function createImageFetcher(fetcher: Fetcher, options: ImageFetcherOptions = {}): ImageFetcher {
  const now = options.now ?? (() => performance.now());
  const cache = createImageCache(options.maxCacheBytes ?? 64 * 1024 * 1024);
  const failures = createFailureMemory(MAX_REMEMBERED_FAILURES, now);
  const circuit = createHostCircuit({
    now,
    failures: options.hostFailures ?? 20,
    coolDownMs: options.hostCoolDownMs ?? 60_000,
  });
  const underway = new Map<string, Promise<Uint8Array>>();

  const ask = async (url: string, rules: ImageRules, known: CachedImage | undefined): Promise<FetchResult> => {
    const host = URL.parse(url)?.host ?? '';
    const timeoutMs = rules.timeoutMs ?? IMAGE_DEFAULTS.timeoutMs;
    circuit.enter(host);
    try {
      const result = await fetcher.fetch({
        url,
        accept: ACCEPT,
        headers: validators(known),
        timeoutMs,
        // An image that is made on demand may take its whole time to the first byte.
        headersTimeoutMs: Math.max(FETCH_DEFAULTS.headersTimeoutMs, timeoutMs),
        maxBytes: rules.maxBytes ?? IMAGE_DEFAULTS.maxBytes,
        retries: rules.retries ?? IMAGE_DEFAULTS.retries,
        slotWaitMs: rules.slotWaitMs ?? 0,
      });
      const unchanged = result.status === 304 && known !== undefined;
      const failure = unchanged || isSuccess(result.status) ? null : statusFailure(result.status, result.finalUrl);
      circuit.settle(host, failure);
      if (failure !== null) throw failure;
      return result;
    } catch (error) {
      if (error instanceof FetchFailure && error.code !== 'http_status') circuit.settle(host, error);
      throw error;
    }
  };

  const store = (url: string, rules: ImageRules, result: FetchResult, bytes: Uint8Array, known?: CachedImage): void => {
    const freshness = freshnessOf(result.headers, rules.cacheSeconds);
    if (freshness === null) {
      cache.delete(url);
      return;
    }
    const freshUntil = now() + freshness.freshMs;
    cache.set(url, {
      bytes,
      etag: result.headers['etag'] ?? known?.etag,
      lastModified: result.headers['last-modified'] ?? known?.lastModified,
      freshUntil,
      usableUntil: freshness.usableWhenStale ? freshUntil + STALE_USABLE_MS : freshUntil,
    });
  };

  const load = async (url: string, rules: ImageRules, known: CachedImage | undefined): Promise<Uint8Array> => {
    let result: FetchResult;
    try {
      result = await ask(url, rules, known);
    } catch (error) {
      const passing = error instanceof FetchFailure && error.retry !== 'never';
      if (passing && known !== undefined && now() < known.usableUntil) return known.bytes;
      throw error;
    }
    if (result.status === 304 && known !== undefined) {
      store(url, rules, result, known.bytes, known);
      return known.bytes;
    }
    if (sniffImage(result.body) === null)
      throw new FetchFailure('not_an_image', `no known image at ${result.finalUrl}`);
    store(url, rules, result, result.body);
    return result.body;
  };

  return {
    async get(url, rules = {}) {
      const known = cache.get(url);
      const maxBytes = rules.maxBytes ?? IMAGE_DEFAULTS.maxBytes;
      if (known !== undefined && known.bytes.length > maxBytes) {
        throw new FetchFailure('too_large', `${known.bytes.length} bytes; the maximum is ${maxBytes} bytes`);
      }
      if (known !== undefined && now() < known.freshUntil) return known.bytes;
      const demand = JSON.stringify([url, rules.timeoutMs, rules.maxBytes, rules.retries, rules.cacheSeconds]);
      const failed = failures.recall(demand);
      if (failed !== undefined) throw failed;
      // Who may wait for a slot is not joined by who may not.
      const pace = `${demand}${rules.slotWaitMs ?? 0}`;
      const shared = underway.get(pace);
      if (shared !== undefined) return shared;
      const started = load(url, rules, known)
        .catch((error: unknown) => {
          if (error instanceof FetchFailure) failures.remember(demand, error);
          throw error;
        })
        .finally(() => underway.delete(pace));
      underway.set(pace, started);
      return started;
    },
  };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function validators(known: CachedImage | undefined): Record<string, string> {
  return {
    ...(known?.etag === undefined ? {} : { 'if-none-match': known.etag }),
    ...(known?.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
  };
}
