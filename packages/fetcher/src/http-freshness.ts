import type { HeaderMap } from './request-headers.ts';

export interface Freshness {
  /** How long the answer may be used without asking again; 0 means ask every time. */
  freshMs: number;
  /** Whether it may be used past that time when the server cannot be reached. */
  usableWhenStale: boolean;
}

/** For a server that says nothing about caching. */
const UNSTATED_FRESH_MS = 5 * 60_000;
const MAX_FRESH_MS = 365 * 24 * 3_600_000;

/**
 * How an answer may be cached, after RFC 9111; null when it must not be stored.
 *
 * We are the cache of one user agent that sends no credentials: `private` answers are storable and `s-maxage` is not
 * ours. Our request headers never vary, so only `Vary: *` matters. `cacheSeconds`, the template author's word, replaces
 * the lifetime the server states, but not its `no-store`.
 */
export function freshnessOf(headers: Readonly<HeaderMap>, cacheSeconds?: number, nowMs = Date.now()): Freshness | null {
  const directives = parseDirectives(headers['cache-control'] ?? '');
  if (directives.has('no-store') || headers['vary']?.trim() === '*') return null;
  const usableWhenStale = !directives.has('no-cache') && !directives.has('must-revalidate');
  if (cacheSeconds !== undefined) return { freshMs: clamp(cacheSeconds * 1000), usableWhenStale };
  if (directives.has('no-cache')) return { freshMs: 0, usableWhenStale };
  return { freshMs: clamp(statedLifetimeMs(headers, directives, nowMs) - ageMs(headers)), usableWhenStale };
}

function statedLifetimeMs(headers: Readonly<HeaderMap>, directives: Map<string, string>, nowMs: number): number {
  const maxAge = directives.get('max-age');
  if (maxAge !== undefined) return seconds(maxAge) * 1000;
  const expires = headers['expires'];
  if (expires === undefined) return UNSTATED_FRESH_MS;
  const date = Date.parse(headers['date'] ?? '');
  const lifetime = Date.parse(expires) - (Number.isNaN(date) ? nowMs : date);
  return Number.isNaN(lifetime) ? 0 : lifetime;
}

function ageMs(headers: Readonly<HeaderMap>): number {
  return seconds(headers['age'] ?? '') * 1000;
}

/** Unreadable numbers count as 0. */
function seconds(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : 0;
}

function clamp(ms: number): number {
  return Math.min(MAX_FRESH_MS, Math.max(0, ms));
}

function parseDirectives(text: string): Map<string, string> {
  const directives = new Map<string, string>();
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=', 2);
    const key = name.trim().toLowerCase();
    if (key !== '' && !directives.has(key)) directives.set(key, value.trim().replace(/^"(.*)"$/, '$1'));
  }
  return directives;
}
